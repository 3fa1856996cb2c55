import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslate } from 'ra-core';
import { codesOf, searchKinds, type SearchKind } from '@reglament/schema';
import { Button, EmptyState, Loaded, Marked, Page, SkeletonRows, useRead, type FoundItem } from '@reglament/admin/kit';
import { SEARCH_PAGE, type SearchCount } from './documents.ts';
import { foundItems } from './found.ts';
import './search.css';

const firstPage = 20;
const wholePage = 50;

const Kinds = ({ counts, kind, onKind }: { counts: readonly SearchCount[]; kind: SearchKind | null; onKind: (kind: SearchKind | null) => void }) => {
  const translate = useTranslate();
  return (
    <div className="search-kinds" role="group" aria-label={translate('search.page.kinds')}>
      <Button kind="quiet" size="small" aria-pressed={kind === null} onClick={() => onKind(null)}>{translate('search.page.everything')}</Button>
      {counts.map(({ kind: one, count, exact }) => (
        <Button key={one} kind="quiet" size="small" aria-pressed={kind === one} onClick={() => onKind(one)}>{translate(`search.kind.${one}`)} <span className="rg-meta">{exact ? count : `${count}+`}</span></Button>
      ))}
    </div>
  );
};

const Found = ({ item: { number, title, detail, note, to } }: { item: FoundItem }) => (
  <li>
    <Link to={to}>{number && <span className="rg-num">{number}</span>} <Marked {...title} /></Link>{note && <span className="rg-meta"> · {note}</span>}
    {detail && <p className="rg-meta"><Marked {...detail} /></p>}
  </li>
);

/** Everything that was found; the address holds what was looked for. */
export default function SearchPage() {
  const translate = useTranslate();
  const [address, setAddress] = useSearchParams();
  const text = address.get('q') ?? '';
  const kind = codesOf(searchKinds).find((one) => one === address.get('kind')) ?? null;
  const [typed, setTyped] = useState(text);
  const [size, setSize] = useState(firstPage);
  const all = useRead(SEARCH_PAGE, { text, kinds: null, first: 0 }, { enabled: text.trim() !== '' });
  const result = useRead(SEARCH_PAGE, { text, kinds: kind && [kind], first: size }, { enabled: text.trim() !== '' });
  const look = (next: { q?: string; kind?: SearchKind | null }): void => {
    const wanted = { q: next.q ?? text, kind: next.kind === undefined ? kind : next.kind };
    setSize(firstPage);
    setAddress(wanted.kind ? { q: wanted.q, kind: wanted.kind } : { q: wanted.q });
  };
  return (
    <Page title={translate('search.page.title')}>
      <div className="search-page">
        <search>
          <form className="search-form" onSubmit={(event) => { event.preventDefault(); look({ q: typed.trim() }); }}>
            <input className="rg-input" type="search" autoFocus aria-label={translate('search.page.field')} placeholder={translate('search.page.field')} value={typed} onChange={(event) => setTyped(event.target.value)} />
            <Button kind="primary" type="submit">{translate('search.page.look')}</Button>
          </form>
        </search>
        {text.trim() === '' ? <EmptyState title={translate('search.page.empty')}>{translate('search.page.syntax')}</EmptyState> : (
          <>
            <Kinds counts={all.data?.counts ?? []} kind={kind} onKind={(next) => look({ kind: next })} />
            <Loaded result={result} skeleton={<SkeletonRows rows={5} />}>
              {({ hits, corrections, endCursor }) => (
                <>
                  {corrections.map((correction) => <p key={correction.typed} role="status">{translate('search.corrected', { ...correction })}</p>)}
                  {hits.length === 0 ? <EmptyState title={translate('search.page.nothing', { typed: text })}>{translate('search.page.syntax')}</EmptyState> : (
                    <ol className="search-found">{foundItems(hits, 'asFound').map((item) => <Found key={`${item.group} ${item.id}`} item={item} />)}</ol>
                  )}
                  {endCursor !== null && (size < wholePage
                    ? <Button onClick={() => setSize(wholePage)}>{translate('search.page.more')}</Button>
                    : <p className="rg-meta">{translate('search.page.narrow', { smart_count: wholePage })}</p>)}
                </>
              )}
            </Loaded>
          </>
        )}
      </div>
    </Page>
  );
}

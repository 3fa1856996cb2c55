import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Link, useNavigate } from 'react-router';
import AddIcon from '@mui/icons-material/Add';
import { useTranslate } from 'ra-core';
import { Button, ErrorState, SkeletonRows, Slot, useCan, useHotkey } from '@reglament/admin/kit';
import { useTakeNext } from '../acts/useTakeNext.ts';
import { isUnread, onSeen, seenHere } from '../seen.ts';
import { EmptyQueue } from './EmptyQueue.tsx';
import { QueueRow } from './QueueRow.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { stepIn } from './rowFocus.ts';
import { SearchField } from './SearchField.tsx';
import { useQueue } from './useQueue.ts';
import type { QueueAddress } from './useQueueAddress.ts';

const NewTicketLink = ({ search }: { search: string }) => {
  const translate = useTranslate();
  const label = translate('tickets.command.new');
  return <Link className="rg-button tickets-new" data-kind="plain" to={{ pathname: '/tickets/new', search }} aria-label={label} title={label}><AddIcon /></Link>;
};

/** What the person may ask for: tickets that came meanwhile, or the right order again. It stands beside the search, so that no row moves for it. */
const Fresh = ({ newcomers, outOfPlace, onRefresh }: { newcomers: number; outOfPlace: boolean; onRefresh: () => void }) => {
  const translate = useTranslate();
  return (
    <div aria-live="polite" className="tickets-fresh-place">
      {newcomers > 0 && <button type="button" className="tickets-fresh" onClick={onRefresh}>↑ {translate('tickets.queue.newcomers', { smart_count: newcomers })}</button>}
      {newcomers === 0 && outOfPlace && <button type="button" className="tickets-fresh" data-quiet="" title={translate('tickets.queue.reorderHint')} onClick={onRefresh}>↻ {translate('tickets.queue.reorder')}</button>}
    </div>
  );
};

/** The queue by due: it stays beside whatever is opened, and nothing in it moves under the pointer. */
export const Queue = ({ address, openId }: { address: QueueAddress; openId: string | null }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const can = useCan();
  const { tab, text, search, searchOf, setText } = address;
  const { query, rows, newcomers, outOfPlace, total, refresh } = useQueue(tab, text);
  const seen = useSyncExternalStore(onSeen, seenHere);
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const openRow = rows.find(({ number, id }) => number === openId || id === openId)?.number;
  const stopRow = rows.some(({ number }) => number === stop) ? stop : openRow ?? rows[0]?.number;

  const step = (by: 1 | -1): void => stepIn(list.current, openId === null ? null : openRow ?? null, by);
  useHotkey('j', () => step(1), { label: 'tickets.key.down' });
  useHotkey('k', () => step(-1), { label: 'tickets.key.up' });
  const takeNext = useTakeNext((number) => { void navigate({ pathname: `/tickets/${number}`, search }); refresh(); });
  useHotkey('t', takeNext.take, { label: 'tickets.act.takeNext', enabled: can('tickets.take') });
  useEffect(() => { list.current?.querySelector(`[data-row="${openRow ?? ''}"]`)?.scrollIntoView({ block: 'nearest' }); }, [openRow]);

  return (
    <section className="tickets-queue" aria-label={translate('tickets.queue.title')}>
      <header className="tickets-bar">
        <h1>{translate('tickets.queue.title')}</h1><span className="rg-meta">{translate('tickets.queue.order')}</span>
        <div className="rg-bar-end">
          {can('tickets.create') && <NewTicketLink search={search} />}
          {can('tickets.take') && <Button hotkey="t" pending={takeNext.pending} onClick={takeNext.take}>{translate('tickets.act.takeNext')}</Button>}
        </div>
      </header>
      <QueueTabs tab={tab} searchOf={searchOf} />
      <div className="tickets-find">
        <SearchField text={text} onText={setText} />
        <Fresh newcomers={newcomers.length} outOfPlace={outOfPlace} onRefresh={refresh} />
      </div>
      <div className="tickets-rows" aria-busy={query.isFetching}>
        <Slot id="tickets.list.top" context={{ tab }} />
        {query.isPending ? <SkeletonRows rows={10} /> : query.error && rows.length === 0 ? <ErrorState error={query.error} onRetry={refresh} /> : rows.length === 0 ? <EmptyQueue tab={tab} text={text} /> : (
          <ul
            ref={list} className="tickets-list"
            onFocus={(event) => setStop((event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null)}
            onKeyDown={(event) => {
              if (event.code !== 'ArrowDown' && event.code !== 'ArrowUp') return;
              event.preventDefault();
              step(event.code === 'ArrowDown' ? 1 : -1);
            }}
          >
            {rows.map((ticket) => (
              <QueueRow key={ticket.id} ticket={ticket} search={search} isOpen={ticket.number === openRow} isUnread={isUnread(ticket, seen)} isStop={ticket.number === stopRow} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <div className="tickets-more">
            <span className="rg-meta">{translate('tickets.queue.shown', { shown: rows.length, total })}</span>
            <Button size="small" pending={query.isFetchingNextPage} onClick={() => { void query.fetchNextPage(); }}>{translate('tickets.queue.more')}</Button>
          </div>
        )}
      </div>
    </section>
  );
};

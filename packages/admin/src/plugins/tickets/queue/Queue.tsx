import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Link, useNavigate } from 'react-router';
import AddIcon from '@mui/icons-material/Add';
import { useTranslate } from 'ra-core';
import { Button, ErrorState, SkeletonRows, Slot, useCan, useHotkey, useListedKey } from '@reglament/admin/kit';
import { useTakeNext } from '../acts/useTakeNext.ts';
import { isUnread, onSeen, seenHere } from '../seen.ts';
import { requestOf } from '../tabs.ts';
import { ViewsMenu } from '../views/ViewsMenu.tsx';
import { EmptyQueue, NoSuchView } from './EmptyQueue.tsx';
import { FilterBar } from './FilterBar.tsx';
import { withValue } from './filterFields.ts';
import { ListTools } from './ListTools.tsx';
import { QueueRow } from './QueueRow.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import { focusedRow, stepIn } from './rowFocus.ts';
import { SearchField } from './SearchField.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useQueue } from './useQueue.ts';
import { useSelection } from './useSelection.ts';
import { useShown } from './useShown.ts';
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

/** The queue: it stays beside whatever is opened, and nothing in it moves under the pointer. */
export const Queue = ({ address, openId }: { address: QueueAddress; openId: string | null }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const can = useCan();
  const { tab, view, listing, search, show } = address;
  const filter = useMemo(() => requestOf(tab, listing.filter), [tab, listing.filter]);
  const isThere = view === 'none' || typeof view === 'object';
  const { query, rows, newcomers, outOfPlace, total, refresh } = useQueue(filter, listing.order, isThere);
  const { shown, onShown } = useShown(address);
  const selecting = useSelection(rows, JSON.stringify([filter, listing.order]));
  const seen = useSyncExternalStore(onSeen, seenHere);
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const openRow = rows.find(({ number, id }) => number === openId || id === openId)?.number;
  const stopRow = rows.some(({ number }) => number === stop) ? stop : openRow ?? rows[0]?.number;

  const step = (by: 1 | -1): void => stepIn(list.current, openId === null ? null : openRow ?? null, by);
  const pick = (how: (id: string) => void): void => {
    const row = rows.find(({ number }) => number === (focusedRow(list.current) ?? stopRow));
    if (row) how(row.id);
  };
  useHotkey('j', () => step(1), { label: 'tickets.key.down' });
  useHotkey('k', () => step(-1), { label: 'tickets.key.up' });
  useHotkey('x', () => pick(selecting.toggle), { label: 'tickets.key.pick' });
  useHotkey('shift+x', () => pick(selecting.rangeTo), { label: 'tickets.key.pickTo' });
  useListedKey('up', 'tickets.key.arrows');
  useListedKey('enter', 'tickets.key.open');
  const takeNext = useTakeNext((number) => { void navigate({ pathname: `/tickets/${number}`, search }); refresh(); });
  useHotkey('t', takeNext.take, { label: 'tickets.act.takeNext', enabled: can('tickets.take') });
  useEffect(() => { list.current?.querySelector(`[data-row="${openRow ?? ''}"]`)?.scrollIntoView({ block: 'nearest' }); }, [openRow]);

  return (
    <section className="tickets-queue" aria-label={translate('tickets.queue.title')} data-density={shown.density === 'COMPACT' ? 'compact' : undefined}>
      <header className="tickets-bar">
        <h1><ViewsMenu address={address} /></h1><span className="rg-meta">{translate(`tickets.options.by.${listing.order}`)}</span>
        <div className="rg-bar-end">
          {can('tickets.create') && <NewTicketLink search={search} />}
          {can('tickets.take') && <Button hotkey="t" pending={takeNext.pending} onClick={takeNext.take}>{translate('tickets.act.takeNext')}</Button>}
        </div>
      </header>
      <QueueTabs address={address} />
      <div className="tickets-find">
        <SearchField text={listing.filter.text ?? ''} onText={(text) => show({ ...listing, filter: withValue(listing.filter, 'text', text.trim() === '' ? undefined : text) })} />
        <ListTools address={address} filter={filter} shown={shown} onShown={onShown} />
        <Fresh newcomers={newcomers.length} outOfPlace={outOfPlace} onRefresh={refresh} />
      </div>
      <FilterBar address={address} />
      <div className="tickets-rows" aria-busy={query.isFetching}>
        <Slot id="tickets.list.top" context={{ filter }} />
        {view === 'unknown' || view === 'stale' ? <NoSuchView view={view} /> : query.isPending ? <SkeletonRows rows={10} /> : query.error && rows.length === 0 ? <ErrorState error={query.error} onRetry={refresh} /> : rows.length === 0 ? <EmptyQueue address={address} /> : (
          <ul
            ref={list} className="tickets-list"
            onFocus={(event) => setStop((event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('[data-row]')?.dataset['row'] ?? null)}
            onKeyDown={(event) => {
              if (event.code !== 'ArrowDown' && event.code !== 'ArrowUp') return;
              event.preventDefault();
              step(event.code === 'ArrowDown' ? 1 : -1);
            }}
          >
            {rows.map((ticket) => (
              <QueueRow
                key={ticket.id} ticket={ticket} search={search} wanted={shown.columns} isOpen={ticket.number === openRow} isUnread={isUnread(ticket, seen)} isStop={ticket.number === stopRow}
                isPicked={selecting.ids.has(ticket.id)} onPick={selecting.toggle} onPickTo={selecting.rangeTo}
              />
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
      <SelectionBar selecting={selecting} />
    </section>
  );
};

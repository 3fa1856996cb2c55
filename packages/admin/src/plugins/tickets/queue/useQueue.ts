import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useInfiniteGetList } from 'ra-core';
import { useArrivals, useNow, useViewer } from '@reglament/admin/kit';
import { newcomersOf, onRecentTickets, recentTickets } from '../newcomers.ts';
import { filterOf, isOutOfPlace, type Tab } from '../tabs.ts';
import type { TicketRow } from '../ticket.ts';
import { useFreshStandings } from './standings.ts';

const rowsOnPage = 50;

/** The rows of a tab: they change in place, and whatever would move them waits until the person asks for it. */
export const useQueue = (tab: Tab, text: string) => {
  const viewerId = useViewer()?.id;
  const now = useNow();
  const arrivals = useArrivals('tickets');
  const filter = useMemo(() => filterOf(tab, text), [tab, text]);
  const query = useInfiniteGetList<TicketRow>('tickets', { filter, sort: { field: 'id', order: 'ASC' }, pagination: { page: 1, perPage: rowsOnPage } }, { staleTime: 0 });
  const { data, isFetching, refetch, hasNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);

  useFreshStandings(rows);

  // Updates that came while the rows were on their way may be missing in them, so the count begins with the asking.
  const [fetchedAt, setFetchedAt] = useState(Number.POSITIVE_INFINITY);
  const askedAt = useRef(0);
  useEffect(() => {
    if (isFetching) askedAt.current = Date.now();
    else setFetchedAt(askedAt.current);
  }, [isFetching, filter]);

  const recent = useSyncExternalStore(onRecentTickets, recentTickets);
  const searching = text.trim() !== '';
  const newcomers = useMemo(
    () => (searching ? [] : newcomersOf(recent.values(), rows, { tab, viewerId, now, fetchedAt, hasMore: hasNextPage })),
    [searching, recent, rows, tab, viewerId, now, fetchedAt, hasNextPage],
  );
  const outOfPlace = useMemo(() => !searching && isOutOfPlace(rows, tab, viewerId, now), [searching, rows, tab, viewerId, now]);
  return {
    query, rows, newcomers, outOfPlace,
    total: data?.pages[0]?.total,
    refresh: (): void => { arrivals.clear(); void refetch(); },
  };
};

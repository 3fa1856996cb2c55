import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useInfiniteGetList } from 'ra-core';
import { useArrivals, useNow, useViewer } from '@reglament/admin/kit';
import { newcomersOf, onRecentTickets, recentTickets } from '../newcomers.ts';
import type { TicketRow } from '../ticket.ts';
import { isOutOfPlace } from './belonging.ts';
import type { ListFilter } from './filterFields.ts';
import { sortOf, type ListOrder } from './listing.ts';
import { useFreshStandings } from './standings.ts';

const rowsOnPage = 50;

/** The rows of a list: they change in place, and whatever would move them waits until the person asks for it. */
export const useQueue = (filter: ListFilter, order: ListOrder, enabled: boolean) => {
  const viewerId = useViewer()?.id;
  const now = useNow();
  const arrivals = useArrivals('tickets');
  const query = useInfiniteGetList<TicketRow>('tickets', { filter, sort: sortOf(order), pagination: { page: 1, perPage: rowsOnPage } }, { staleTime: 0, enabled });
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
  const newcomers = useMemo(
    () => newcomersOf(recent.values(), rows, { filter, order, viewerId, now, fetchedAt, hasMore: hasNextPage }),
    [recent, rows, filter, order, viewerId, now, fetchedAt, hasNextPage],
  );
  const outOfPlace = useMemo(() => isOutOfPlace(rows, filter, order, { viewerId, now }), [rows, filter, order, viewerId, now]);
  return {
    query, rows, newcomers, outOfPlace,
    total: data?.pages[0]?.total,
    refresh: (): void => { arrivals.clear(); void refetch(); },
  };
};

import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useCan, useRead } from '@reglament/admin/kit';
import { tabListing, tabOf, type Tab } from '../tabs.ts';
import { VIEWS, type View } from '../views/documents.ts';
import { changesOf, listingOf, type Listing } from './listing.ts';

/** Which list the address names: a tab or a saved view, and what was changed about it. */
export interface QueueAddress {
  /** The tab; null while the address names a saved view. */
  readonly tab: Tab | null;
  /** The saved view that the address names: on its way, not to be had, or there. */
  readonly view: 'none' | 'loading' | 'unknown' | 'stale' | View;
  readonly listing: Listing;
  /** What the view holds besides its changes; for a tab the tab itself. */
  readonly base: Listing;
  /** Whether the address tells changes. */
  readonly isChanged: boolean;
  /** What links beside the queue carry on, so that opening a ticket keeps the list. */
  readonly search: string;
  readonly searchOf: (tab: Tab) => string;
  readonly searchOfView: (id: string) => string;
  /** Shows another list; the address follows. */
  readonly show: (listing: Listing) => void;
}

const viewIn = (id: string | null, views: readonly View[] | undefined, failed: boolean): QueueAddress['view'] => {
  if (id === null) return 'none';
  const found = views?.find((view) => view.id === id);
  if (found) return found.filter === null ? 'stale' : found;
  return views || failed ? 'unknown' : 'loading';
};

/** `/tickets?tab=breached&q=питание`, `/tickets?view=…&priority=HIGH`. Whoever cannot take tickets begins with all of them. */
export const useQueueAddress = (): QueueAddress => {
  const [params, setParams] = useSearchParams();
  const can = useCan();
  const viewId = params.get('view');
  const tab = viewId === null ? tabOf(params.get('tab'), can('tickets.take') ? 'mine' : 'all') : null;
  const { data: views, error } = useRead(VIEWS, {}, { enabled: viewId !== null });
  const view = viewIn(viewId, views, error !== null);
  const base = useMemo((): Listing => (typeof view === 'object' && view.filter ? { filter: view.filter, order: view.order, columns: view.columns, density: view.density } : tabListing(tab ?? 'all')), [view, tab]);
  const listing = useMemo(() => listingOf(base, params), [base, params]);
  const show = useCallback((next: Listing) => {
    setParams({ ...(viewId === null ? { tab: tab ?? 'all' } : { view: viewId }), ...changesOf(base, next) }, { replace: true });
  }, [setParams, viewId, tab, base]);
  return useMemo(() => {
    const { text } = listing.filter;
    const searchOf = (other: Tab): string => `?${new URLSearchParams({ tab: other, ...(text && viewId === null ? { q: text } : {}) }).toString()}`;
    return {
      tab, view, listing, base, show, searchOf, searchOfView: (id) => `?${new URLSearchParams({ view: id }).toString()}`,
      isChanged: Object.keys(changesOf(base, listing)).length > 0, search: params.size > 0 ? `?${params.toString()}` : '',
    };
  }, [tab, view, viewId, listing, base, show, params]);
};

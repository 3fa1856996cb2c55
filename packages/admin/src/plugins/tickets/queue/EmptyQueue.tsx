import { useTranslate } from 'ra-core';
import { EmptyState } from '@reglament/admin/kit';
import type { QueueAddress } from './useQueueAddress.ts';

const wordsOf = ({ tab, isChanged, listing }: QueueAddress): { title: string; hint: string } => {
  if (listing.filter.text?.trim()) return { title: 'tickets.empty.search', hint: tab === 'all' ? 'tickets.empty.searchAllHint' : 'tickets.empty.searchHint' };
  if (isChanged || tab === null) return { title: 'tickets.empty.filtered', hint: 'tickets.empty.filteredHint' };
  return { title: `tickets.empty.${tab}`, hint: 'tickets.empty.hint' };
};

/** Nothing is in the list, or nothing was found: what it means and where else to look. */
export const EmptyQueue = ({ address }: { address: QueueAddress }) => {
  const translate = useTranslate();
  const { title, hint } = wordsOf(address);
  return <EmptyState title={translate(title)}>{translate(hint)}</EmptyState>;
};

/** The address names a view that is not to be had, or that the server does not understand any more. */
export const NoSuchView = ({ view }: { view: 'unknown' | 'stale' }) => {
  const translate = useTranslate();
  return <EmptyState title={translate(`tickets.view.${view}`)}>{translate(`tickets.view.${view}Hint`)}</EmptyState>;
};

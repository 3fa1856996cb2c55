import { useTranslate } from 'ra-core';
import { EmptyState } from '@reglament/admin/kit';
import type { Tab } from '../tabs.ts';

/** Nothing is in the tab, or nothing was found: what it means and where else to look. */
export const EmptyQueue = ({ tab, text }: { tab: Tab; text: string }) => {
  const translate = useTranslate();
  const searching = text.trim() !== '';
  return <EmptyState title={translate(searching ? 'tickets.empty.search' : `tickets.empty.${tab}`)}>{translate(searching ? (tab === 'all' ? 'tickets.empty.searchAllHint' : 'tickets.empty.searchHint') : 'tickets.empty.hint')}</EmptyState>;
};

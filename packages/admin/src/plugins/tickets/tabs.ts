import type { ListFilter } from './queue/filterFields.ts';
import type { Listing } from './queue/listing.ts';

/** The tabs of the queue in their order: the views that everybody has. */
export const tabs = ['mine', 'unassigned', 'today', 'breached', 'reviewDue', 'notDelivered', 'all'] as const;
export type Tab = (typeof tabs)[number];

/** The tab that an address names, or the fallback when it names none of ours. */
export const tabOf = (named: string | null | undefined, fallback: Tab = 'mine'): Tab => tabs.find((tab) => tab === named) ?? fallback;

export const tabFilters: Readonly<Record<Tab, ListFilter>> = {
  mine: { mine: true, ended: false },
  unassigned: { unassigned: true, ended: false },
  today: { dueToday: true },
  // A closed ticket whose answer is still owed stays overdue (R8), so these two do not ask whether it ended.
  breached: { awaitingAnswer: true, standing: ['BREACHED'] },
  // §4.13: postponed, and the day has come on which it is taken up again.
  reviewDue: { reviewDue: true },
  // An answer may come back after its ticket was closed (R16).
  notDelivered: { answerNotDelivered: true },
  all: { ended: false },
};

export const tabListing = (tab: Tab): Listing => ({ filter: tabFilters[tab], order: 'QUEUE', columns: null, density: null });

/** Where the day begins: with one's own, else with what nobody has; whoever takes none begins with all. */
export const firstTab = ({ mine, unassigned }: { mine: number; unassigned: number }, mayTake: boolean): Tab => {
  if (!mayTake) return 'all';
  return mine === 0 && unassigned > 0 ? 'unassigned' : 'mine';
};

/** What the server is asked for. A search in «Все» also looks among what has ended. */
export const requestOf = (tab: Tab | null, { text, ...filter }: ListFilter): ListFilter => {
  const sought = text?.trim() ?? '';
  if (sought === '') return filter;
  const { ended, ...others } = filter;
  return tab === 'all' && ended === false ? { ...others, text: sought } : { ...filter, text: sought };
};

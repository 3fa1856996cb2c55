import type { Instant } from '@reglament/admin/kit';
import { belongsTo, type Tab } from './tabs.ts';
import type { TicketRow, TicketState } from './ticket.ts';

/** A ticket that a live update brought, and when this window learned of it (epoch milliseconds). */
export interface Newcomer { readonly ticket: TicketState; readonly at: number }

const remembered = 500;
let recent: ReadonlyMap<string, Newcomer> = new Map();
const listeners = new Set<() => void>();

/** Remembers the latest state that the stream told of each ticket; the oldest are forgotten. */
export const noteTicket = (ticket: TicketState, at: number): void => {
  const next = new Map(recent);
  next.delete(ticket.id);
  next.set(ticket.id, { ticket, at });
  recent = new Map([...next].slice(-remembered));
  listeners.forEach((listener) => listener());
};
export const recentTickets = (): ReadonlyMap<string, Newcomer> => recent;
export const onRecentTickets = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

const dueOf = (ticket: TicketState): string => ticket.sla?.dueAt ?? '9999';

/**
 * Tickets that came to a tab after it was fetched: new ones and those that were handed over. They are counted on a chip
 * and never slip between the rows. While more pages are to be loaded, one that belongs behind the last row is no news.
 */
export const newcomersOf = (
  recentOnes: Iterable<Newcomer>, rows: readonly TicketRow[],
  { tab, viewerId, now, fetchedAt, hasMore }: { tab: Tab; viewerId: string | undefined; now: Instant; fetchedAt: number; hasMore: boolean },
): TicketState[] => {
  const shown = new Set(rows.map(({ id }) => id));
  const last = rows.at(-1);
  return [...recentOnes]
    .filter(({ ticket, at }) => at >= fetchedAt && !shown.has(ticket.id) && belongsTo(tab, ticket, viewerId, now))
    .map(({ ticket }) => ticket)
    .filter((ticket) => !hasMore || last === undefined || dueOf(ticket) <= dueOf(last));
};

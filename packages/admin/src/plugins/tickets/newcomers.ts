import { belongsTo, comparisonOf, type Looking } from './queue/belonging.ts';
import type { ListFilter } from './queue/filterFields.ts';
import type { ListOrder } from './queue/listing.ts';
import type { TicketNews, TicketRow } from './ticket.ts';

/** A ticket that a live update brought, and when this window learned of it (epoch milliseconds). */
export interface Newcomer { readonly ticket: TicketNews; readonly at: number }

const remembered = 500;
let recent: ReadonlyMap<string, Newcomer> = new Map();
const listeners = new Set<() => void>();

/** Remembers the latest state that the stream told of each ticket; the oldest are forgotten. */
export const noteTicket = (ticket: TicketNews, at: number): void => {
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

/** The list that newcomers may come to, and when its rows were asked for. */
export interface Watched extends Looking { readonly filter: ListFilter; readonly order: ListOrder; readonly fetchedAt: number; readonly hasMore: boolean }

/**
 * Tickets that came to a list after it was fetched: new ones and those that were handed over. They are counted on a chip
 * and never slip between the rows. While more pages are to be loaded, one that belongs behind the last row is no news.
 */
export const newcomersOf = (recentOnes: Iterable<Newcomer>, rows: readonly TicketRow[], { filter, order, fetchedAt, hasMore, ...looking }: Watched): TicketNews[] => {
  const shown = new Set(rows.map(({ id }) => id));
  const last = rows.at(-1);
  const compare = comparisonOf(order);
  return [...recentOnes]
    .filter(({ ticket, at }) => at >= fetchedAt && !shown.has(ticket.id) && belongsTo(filter, ticket, looking) === true)
    .map(({ ticket }) => ticket)
    .filter((ticket) => !hasMore || last === undefined || compare(ticket, last) <= 0);
};

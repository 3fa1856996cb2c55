import { moscowDay, type Instant } from '@reglament/admin/kit';
import { isEnded, isOwed, isReviewDue, type TicketRow, type TicketState } from './ticket.ts';

/** The tabs of the queue in their order. */
export const tabs = ['mine', 'unassigned', 'today', 'breached', 'reviewDue', 'notDelivered', 'all'] as const;
export type Tab = (typeof tabs)[number];

/** The tab that an address names, or the fallback when it names none of ours. */
export const tabOf = (named: string | null | undefined, fallback: Tab = 'mine'): Tab => tabs.find((tab) => tab === named) ?? fallback;

const filters: Readonly<Record<Tab, Readonly<Record<string, unknown>>>> = {
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

/** What the server is asked for. A search in «Все» also looks among what has ended. */
export const filterOf = (tab: Tab, text: string): Record<string, unknown> => {
  const sought = text.trim();
  if (sought === '') return { ...filters[tab] };
  return tab === 'all' ? { text: sought } : { ...filters[tab], text: sought };
};

/** The same question asked of a ticket that a live update brought. */
export const belongsTo = (tab: Tab, ticket: TicketState, viewerId: string | undefined, now: Instant): boolean => {
  const isPast = isOwed(ticket.sla) && new Date(ticket.sla.dueAt).getTime() <= new Date(now).getTime();
  switch (tab) {
    case 'mine': return ticket.assignee?.id === viewerId && !isEnded(ticket.status);
    case 'unassigned': return ticket.assignee === null && !isEnded(ticket.status);
    case 'today': return isOwed(ticket.sla) && !isPast && moscowDay(ticket.sla.dueAt) === moscowDay(now);
    case 'breached': return isOwed(ticket.sla) && (isPast || ticket.sla.standing === 'BREACHED');
    case 'reviewDue': return isReviewDue(ticket, new Date(now).getTime());
    case 'notDelivered': return ticket.answerNotDeliveredAt !== null;
    case 'all': return !isEnded(ticket.status);
  }
};

const dueOf = (ticket: TicketState): number => (isOwed(ticket.sla) ? new Date(ticket.sla.dueAt).getTime() : Number.POSITIVE_INFINITY);
/** §4.7: earliest due first, then arrival; tickets to which nothing is owed stand last. */
export const byQueueOrder = (one: TicketRow, other: TicketRow): number => {
  const [due, otherDue] = [dueOf(one), dueOf(other)];
  return due === otherDue ? new Date(one.receivedAt).getTime() - new Date(other.receivedAt).getTime() : due - otherDue;
};

/** Whether updates left rows where the server would no longer put them; the list then offers to be put in order. */
export const isOutOfPlace = (rows: readonly TicketRow[], tab: Tab, viewerId: string | undefined, now: Instant): boolean =>
  rows.some((row, index) => {
    const previous = rows[index - 1];
    return !belongsTo(tab, row, viewerId, now) || (previous !== undefined && byQueueOrder(previous, row) > 0);
  });

import { isEnded } from '@reglament/schema';
import { deskDay, type Instant } from '@reglament/admin/kit';
import { isOwed, isReviewDue, type TicketNews } from '../ticket.ts';
import { fieldsIn, type FilterField, type ListFilter } from './filterFields.ts';
import type { ListOrder } from './listing.ts';

/** Who looks, and when. */
export interface Looking { readonly viewerId: string | undefined; readonly now: Instant }

type Judge = (ticket: TicketNews, looking: Looking) => boolean;
const isPast = (ticket: TicketNews, now: Instant): boolean => isOwed(ticket.sla) && new Date(ticket.sla.dueAt).getTime() <= new Date(now).getTime();
/** Time alone breaches a promise; the server's word is older. */
const standingOf = (ticket: TicketNews, now: Instant): string | null => (isPast(ticket, now) ? 'BREACHED' : ticket.sla?.standing ?? null);
const isAmong = (values: readonly string[] | undefined, value: string | null | undefined): boolean => value != null && (values ?? []).includes(value);
const dueDay = (ticket: TicketNews): string | null => (isOwed(ticket.sla) ? deskDay(ticket.sla.dueAt) : null);

/** One condition of a filter, asked of a ticket that a live update brought; null where only the server can tell. */
const judgeOf = (field: FilterField, filter: ListFilter): Judge | null => {
  switch (field) {
    case 'status': return ({ status }) => isAmong(filter.status, status);
    case 'priority': return ({ priority }) => isAmong(filter.priority, priority);
    case 'kind': return ({ kind }) => isAmong(filter.kind, kind);
    case 'criticality': return ({ criticality }) => isAmong(filter.criticality, criticality);
    case 'channel': return ({ channel }) => isAmong(filter.channel, channel);
    case 'category': return ({ category }) => isAmong(filter.category, category?.code);
    case 'clientId': return ({ client }) => isAmong(filter.clientId, client.id);
    case 'productId': return ({ product }) => isAmong(filter.productId, product?.id);
    case 'assigneeId': return ({ assignee }) => isAmong(filter.assigneeId, assignee?.id);
    case 'standing': return (ticket, { now }) => isAmong(filter.standing, standingOf(ticket, now));
    case 'mine': return ({ assignee }, { viewerId }) => filter.mine !== true || assignee?.id === viewerId;
    case 'unassigned': return ({ assignee }) => (assignee === null) === filter.unassigned;
    case 'ended': return ({ status }) => isEnded(status) === filter.ended;
    case 'awaitingAnswer': return ({ sla }) => isOwed(sla) === filter.awaitingAnswer;
    case 'answerNotDelivered': return ({ answerNotDeliveredAt }) => (answerNotDeliveredAt !== null) === filter.answerNotDelivered;
    case 'reviewDue': return (ticket, { now }) => isReviewDue(ticket, new Date(now).getTime()) === filter.reviewDue;
    case 'dueToday': return (ticket, { now }) => filter.dueToday !== true || (dueDay(ticket) === deskDay(now) && !isPast(ticket, now));
    case 'receivedFrom': return ({ receivedAt }) => deskDay(receivedAt) >= (filter.receivedFrom ?? '');
    case 'receivedTo': return ({ receivedAt }) => deskDay(receivedAt) <= (filter.receivedTo ?? '');
    case 'dueFrom': return (ticket) => (dueDay(ticket) ?? '') >= (filter.dueFrom ?? '');
    case 'dueTo': return (ticket) => (dueDay(ticket) ?? '9999') <= (filter.dueTo ?? '');
    // who watches, who is away and who is silent is not told with the news of a ticket
    case 'watched': case 'assigneeAway': case 'clientSilent': case 'burstOf': case 'text': return null;
  }
};

/** Whether a list holds a ticket; undefined where only the server can tell, as with a search. */
export const belongsTo = (filter: ListFilter, ticket: TicketNews, looking: Looking): boolean | undefined => {
  const judges = fieldsIn(filter).map((field) => judgeOf(field, filter));
  if (judges.some((judge) => judge !== null && !judge(ticket, looking))) return false;
  return judges.includes(null) ? undefined : true;
};

const instantOf = (at: string): number => new Date(at).getTime();
const dueOf = (ticket: TicketNews): number => (isOwed(ticket.sla) ? instantOf(ticket.sla.dueAt) : Number.POSITIVE_INFINITY);
type Comparison = (one: TicketNews, other: TicketNews) => number;
const byArrival: Comparison = (one, other) => instantOf(one.receivedAt) - instantOf(other.receivedAt);
const comparisons: Readonly<Record<ListOrder, Comparison>> = {
  // §4.7: earliest due first, then arrival; tickets to which nothing is owed stand last.
  QUEUE: (one, other) => {
    const [due, otherDue] = [dueOf(one), dueOf(other)];
    return due === otherDue ? byArrival(one, other) : due - otherDue;
  },
  NEWEST: (one, other) => byArrival(other, one),
  OLDEST: byArrival,
  UPDATED: (one, other) => instantOf(other.updatedAt) - instantOf(one.updatedAt),
};
/** Which of two tickets stands first: negative when it is the one. */
export const comparisonOf = (order: ListOrder): Comparison => comparisons[order];

/** Whether updates left rows where the server would no longer put them; the list then offers to be put in order. */
export const isOutOfPlace = (rows: readonly TicketNews[], filter: ListFilter, order: ListOrder, looking: Looking): boolean =>
  rows.some((row, index) => {
    const previous = rows[index - 1];
    return belongsTo(filter, row, looking) === false || (previous !== undefined && comparisons[order](previous, row) > 0);
  });

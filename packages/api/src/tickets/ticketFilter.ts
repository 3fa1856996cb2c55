import { endedStatuses, type Channel, type Criticality, type Priority, type Standing, type TicketKind, type TicketStatus } from '@reglament/schema';
import { GraphQLError } from 'graphql';
import { Field, ID, InputType } from 'type-graphql';
import type { Viewer } from '../access/viewer.ts';
import { boundClientOf, isClientSide } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import { idOrNumber } from '../platform/database/recordForAct.ts';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { isUuid } from '../platform/identity.ts';
import { byNameOf, meaningsOf } from '../platform/graphql/lists.ts';
import { OrderDirectionEnum } from '../platform/graphql/types.ts';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import { Conditions, likePattern } from '../platform/reading/conditions.ts';
import type { OrderTerm } from '../platform/reading/connection.ts';
import { PriorityEnum } from '../regulation/regulation.type.ts';
import { queueTerms } from '../regulation/queueOrder.ts';
import { endOfLocalDay, ruleBookAt, startOfLocalDay } from '../regulation/ruleBook.ts';
import { StandingEnum } from '../sla/sla.type.ts';
import { awayToday } from '../staff/absence.type.ts';
import { urgencyOf } from './ticket.entity.ts';
import { speaksOf } from './speaking.ts';
import { ChannelEnum, CriticalityEnum, TicketKindEnum, TicketStatusEnum } from './ticket.type.ts';

@InputType({ description: 'All given conditions must hold; a list means "any of" and holds at most 100 values.' })
export class TicketFilter {
  @Field(() => [ID], { nullable: true, description: 'Only these, by their UUIDs or numbers; at most 100.' }) ids?: string[] | null;
  @Field(() => [TicketStatusEnum], { nullable: true, description: 'Standing at one of these.' }) status?: TicketStatus[] | null;
  @Field(() => [PriorityEnum], { nullable: true, description: 'Of one of these priorities.' }) priority?: Priority[] | null;
  @Field(() => [CriticalityEnum], { nullable: true, description: 'As bad as one of these.' }) criticality?: Criticality[] | null;
  @Field(() => [ChannelEnum], { nullable: true, description: 'That came in one of these ways (§4.1).' }) channel?: Channel[] | null;
  @Field(() => [TicketKindEnum], { nullable: true, description: 'Of one of these kinds.' }) kind?: TicketKind[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of request categories (§3).' }) category?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Of one of these clients.' }) clientId?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'About one of these products.' }) productId?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Assigned to one of these members of staff.' }) assigneeId?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'True: assigned to the viewer.' }) mine?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: assigned to nobody; false: to somebody.' }) unassigned?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: assigned to somebody who is away today (§1); for the desk only.' }) assigneeAway?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: the viewer keeps an eye on it (§1); for the desk only.' }) watched?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: closed or rejected; false: neither.' }) ended?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: an answer is owed; false: none is.' }) awaitingAnswer?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: an answer or the confirmation did not reach the client (R16).' }) answerNotDelivered?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Id or number of the request with which a burst of letters began: that burst, with the first ten of it (§4.9).' }) burstOf?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: postponed, and the day of the review has come (§4.13).' }) reviewDue?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: a question has waited 10 working days for the client, and the solution may be postponed or refused (§4.13); for the desk only.' }) clientSilent?: boolean | null;
  @Field(() => [StandingEnum], { nullable: true, description: 'Of the governing promise.' }) standing?: Standing[] | null;
  @Field(() => Boolean, { nullable: true, description: 'True: an answer is owed, due today (Moscow) and not yet past.' }) dueToday?: boolean | null;
  @Field(() => DateTime, { nullable: true, description: 'An answer is owed, due after this instant.' }) dueAfter?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'An answer is owed, due before this instant.' }) dueBefore?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'That arrived after this instant.' }) receivedAfter?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'That arrived before this instant.' }) receivedBefore?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'That changed after this instant: what a system reads that lost its place in the events. Order by UPDATED.' }) updatedAfter?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'That has not changed since this instant.' }) updatedBefore?: Date | null;
  @Field(() => DateOnly, { nullable: true, description: 'First day of arrival, in the desk’s zone.' }) receivedFrom?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'Last day of arrival, included.' }) receivedTo?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'First day on which an owed answer is due, in the desk’s zone.' }) dueFrom?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'Last day on which an owed answer is due, included.' }) dueTo?: string | null;
  @Field(() => String, { nullable: true, description: 'The whole number, TP-2026-000123.' }) number?: string | null;
  @Field(() => String, { nullable: true, description: 'What the system that filed it calls it, whole; of every client whom the caller may see.' }) externalId?: string | null;
  @Field(() => String, { nullable: true, description: 'What a person typed into the search: words of the number, the subject, the client, the product or the correspondence in any of their forms, as `search` reads them, or a part of the number, the subject or the client’s name. Words are found a moment after their act.' }) text?: string | null;
}

/** A longer list is no question that a person asks. */
export const longestList = 100;

/** The first list of a filter that holds too much; null when all are sound. */
export const tooLongListIn = (filter: TicketFilter): { field: string; length: number } | null => {
  const [field, values] = Object.entries(filter).find(([, value]) => Array.isArray(value) && value.length > longestList) ?? [];
  return field === undefined ? null : { field, length: (values as unknown[]).length };
};

const requireShortLists = (filter: TicketFilter): void => {
  const tooLong = tooLongListIn(filter);
  if (tooLong) throw new GraphQLError(`"${tooLong.field}" holds at most ${longestList} values, now ${tooLong.length}`, { extensions: { code: 'BAD_USER_INPUT', field: ['filter', tooLong.field] } });
};

export const ticketOrderFields = ['DUE', 'RECEIVED', 'UPDATED', 'NUMBER', 'PRIORITY', 'STATUS', 'SUBJECT', 'CLIENT'] as const;
type TicketOrderField = (typeof ticketOrderFields)[number];
export const TicketOrderFieldEnum = enumOfCodes(ticketOrderFields, 'TicketOrderField', 'What a list of tickets is ordered by. DUE puts tickets to which nothing is owed last.', meaningsOf(ticketOrderFields), { SUBJECT: 'Since 2026-11-29: use `search`, or the filter `text`, to find a subject, and another order.' });

@InputType({ description: 'One term of an order; the identifier always decides last.' })
export class TicketOrder {
  @Field(() => TicketOrderFieldEnum) field!: TicketOrderField;
  @Field(() => OrderDirectionEnum, { defaultValue: 'ASC' }) direction!: 'ASC' | 'DESC';
}

const orderColumns: Record<TicketOrderField, Omit<OrderTerm, 'direction'>> = {
  DUE: { sql: 't.due_at', type: 'timestamptz', nullable: true },
  RECEIVED: { sql: 't.received_at', type: 'timestamptz' },
  UPDATED: { sql: 't.updated_at', type: 'timestamptz' },
  NUMBER: { sql: 't.number', type: 'text' },
  PRIORITY: { sql: urgencyOf('t'), type: 'int' },
  STATUS: { sql: 't.status', type: 'text' },
  SUBJECT: { sql: 't.subject', type: 'text' },
  CLIENT: byNameOf('client', 'client_id'),
};

/** The order of the version in force (§4.7). */
const queueOrder = (): TicketOrder[] => queueTerms[ruleBookAt(clock.now()).parameters.queueOrder].map((field) => ({ field, direction: 'ASC' }));

/** Requests of whomever the viewer acts for; the desk sees all. */
export const ownTickets = (conditions: Conditions, viewer: Viewer): Conditions => conditions.whereGiven('t.client_id = ?', boundClientOf(viewer));

/** The head of the queue first, for a short list. */
export const queueOrderSql = (): string => `${queueOrder().map(({ field }) => orderColumns[field].sql).join(', ')}, t.id`;

export const orderTermsOf = (orderBy: readonly TicketOrder[] | null | undefined): OrderTerm[] =>
  (orderBy?.length ? orderBy : queueOrder()).map(({ field, direction }) => ({ ...orderColumns[field], direction }));

/** The promise that governs the ticket, by standing; the same words as the pure rule `standingOf`, for the database. */
const standingConditions: Record<Standing, string> = {
  ON_TIME: 't.due_at is not null and t.due_at >= ? and governing.warn_at > ?',
  AT_RISK: 't.due_at is not null and t.due_at >= ? and governing.warn_at <= ?',
  BREACHED: 'governing.breached_at is not null or (t.due_at is not null and t.due_at < ?)',
  MET: 'governing.answered_at <= governing.due_at and governing.answered_at <= ?',
  NOT_REQUIRED: 'governing.not_required_at is not null and governing.breached_at is null',
  MERGED: 'governing.merged_at is not null and governing.breached_at is null',
};

export const governingJoin = 'left join response_obligation governing on governing.id = t.obligation_id';

export const ended = `t.status in (${endedStatuses.map((status) => `'${status}'`).join(', ')})`;

const dayStart = (day: string | null | undefined): Date | null => (day ? new Date(startOfLocalDay(day)) : null);
const dayEnd = (day: string | null | undefined): Date | null => (day ? new Date(endOfLocalDay(startOfLocalDay(day))) : null);

/**
 * The tickets that a filter lets through, and that the viewer may see. Answers also whether the governing promise must be joined.
 * `conditions`: where to add them; several filters of one query share the values that they bind.
 */
export const conditionsOf = (filter: TicketFilter | null | undefined, viewer: Viewer, conditions = new Conditions()): { conditions: Conditions; joins: string[] } => {
  const now = clock.now();
  if (filter) requireShortLists(filter);
  ownTickets(conditions, viewer);
  if (!filter) return { conditions, joins: [] };
  conditions
    .whereNamed(filter.ids)
    .whereAnyOf('t.status', 'text', filter.status)
    .whereAnyOf('t.priority', 'text', filter.priority)
    .whereAnyOf('t.criticality', 'text', filter.criticality)
    .whereAnyOf('t.channel', 'text', filter.channel)
    .whereAnyOf('t.kind', 'text', filter.kind)
    .whereAnyOf('t.category_code', 'text', filter.category)
    .whereAnyOf('t.client_id', 'uuid', filter.clientId?.filter(isUuid))
    .whereAnyOf('t.product_id', 'uuid', filter.productId?.filter(isUuid))
    .whereAnyOf('t.assignee_id', 'uuid', filter.assigneeId?.filter(isUuid))
    .whereGiven('t.due_at > ?', filter.dueAfter)
    .whereGiven('t.due_at < ?', filter.dueBefore)
    .whereGiven('t.received_at > ?', filter.receivedAfter)
    .whereGiven('t.received_at < ?', filter.receivedBefore)
    .whereGiven('t.updated_at > ?', filter.updatedAfter)
    .whereGiven('t.updated_at < ?', filter.updatedBefore)
    .whereGiven('t.received_at >= ?', dayStart(filter.receivedFrom))
    .whereGiven('t.received_at <= ?', dayEnd(filter.receivedTo))
    .whereGiven('t.due_at >= ?', dayStart(filter.dueFrom))
    .whereGiven('t.due_at <= ?', dayEnd(filter.dueTo))
    .whereGiven('t.number = ?', filter.number?.trim().toUpperCase())
    .whereGiven('t.external_id = ?', filter.externalId?.trim());
  if (filter.mine === true) conditions.where('t.assignee_id = ?', viewer.id);
  if (filter.unassigned != null) conditions.where(filter.unassigned ? 't.assignee_id is null' : 't.assignee_id is not null');
  if (filter.assigneeAway === true) conditions.where(isClientSide(viewer) ? 'false' : `exists (select from absence where absence.staff_id = t.assignee_id and ${awayToday('absence')})`);
  if (filter.watched === true) conditions.where('exists (select from ticket_watcher where ticket_watcher.ticket_id = t.id and ticket_watcher.staff_id = ?)', viewer.id);
  if (filter.ended != null) conditions.where(filter.ended ? ended : `not ${ended}`);
  if (filter.awaitingAnswer != null) conditions.where(filter.awaitingAnswer ? 't.due_at is not null' : 't.due_at is null');
  if (filter.answerNotDelivered != null) conditions.where(filter.answerNotDelivered ? 't.undelivered_at is not null' : 't.undelivered_at is null');
  if (filter.burstOf != null) {
    const named = idOrNumber(filter.burstOf);
    const head = 'id' in named ? `${conditions.bind(named.id)}::uuid` : `(select whose.id from ticket whose where whose.number = ${conditions.bind(named.number)})`;
    conditions.where(`t.burst_of_id = ${head} or t.id = ${head} or exists (
      select from ticket head where head.id = ${head} and t.contact_id = head.contact_id and t.client_id = head.client_id and t.channel = 'EMAIL' and t.received_at between head.received_at and head.received_at + interval '10 minutes')`);
  }
  if (filter.reviewDue === true) conditions.where("t.status = 'POSTPONED' and t.review_at <= ?", new Date(now));
  if (filter.clientSilent === true) conditions.where(isClientSide(viewer) ? 'false' : "t.status = 'WAITING_CLIENT' and exists (select from client_silence silence where silence.ticket_id = t.id and silence.ended_at is null and silence.proposed_at is not null)");
  if (filter.dueToday === true) conditions.where('t.due_at >= ?', new Date(now)).where('t.due_at <= ?', new Date(endOfLocalDay(now)));
  const text = filter.text?.trim();
  if (text) {
    const like = conditions.bind(likePattern(text));
    const parts = `t.number ilike ${like} or t.subject ilike ${like} or exists (select from client where client.id = t.client_id and client.name ilike ${like})`;
    conditions.where(`${parts} or ${speaksOf(text, viewer, conditions)}`);
  }
  if (!filter.standing) return { conditions, joins: [] };
  const at = conditions.bind(new Date(now));
  conditions.where(filter.standing.map((standing) => `(${standingConditions[standing].replaceAll('?', at)})`).join(' or ') || 'false');
  return { conditions, joins: [governingJoin] };
};

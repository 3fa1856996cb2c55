import type { PoolClient } from 'pg';
import type { Viewer } from '../access/viewer.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { optional } from '../platform/input/fields.ts';
import { text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ticketForAct, touch } from './loading.ts';
import type { Ticket } from './ticket.entity.ts';

const clause = '4.6';

/** What is known of a letter that did not arrive. */
export interface Undelivered {
  letterId: string;
  /** Addresses. */
  to: string;
  /** What the mail server said, or a code of ours. */
  error: string | null;
  /** Set where it carries no answer. */
  letter?: 'CONFIRMATION';
}

/**
 * R16 (§4.6, §4.9): an answer that did not reach the client has met its promise all the same; whoever is responsible gets it as a task,
 * and so the confirmation, without which a request does not count as accepted: the ticket says so until somebody answers anew or says
 * how the client got it.
 */
export const flagUndelivered = async (work: Work, ticket: Ticket, undelivered: Undelivered): Promise<void> => {
  ticket.undeliveredAt ??= work.at;
  await work.record({
    type: 'ANSWER_NOT_DELIVERED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id,
    payload: { number: ticket.number, ...undelivered },
  });
};

/** R16: the same in the transaction of a delivery, which has a letter locked and no unit of work. */
export const flagUndeliveredIn = (client: PoolClient, ticketId: string, undelivered: Undelivered, now: Date): Promise<unknown> =>
  client.query(
    `with flagged as (
       update ticket set undelivered_at = coalesce(undelivered_at, $2), version = version + 1, updated_at = greatest($2, updated_at + interval '1 ms') where id = $1
       returning id, number, version, client_id
     )
     insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
     select $3, 'ANSWER_NOT_DELIVERED', 'ticket', id, version, client_id, $4, $5::jsonb || jsonb_build_object('number', number), $2 from flagged`,
    [ticketId, now, newId(), systemActor, undelivered],
  );

/** R16: staff says how the client got the answer that did not arrive, and the task is done. */
export const confirmAnswerDelivered = async (work: Work, viewer: Viewer, input: { ticketId: string; reason: string; expectedVersion?: number | null | undefined }): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  const reason = optional(text(10_000))(input.reason, { field: 'reason', clause }) ?? '';
  if (reason === '') throw refusal('REQUIRED_FIELD_MISSING', { field: ['reason'], clause });
  if (!ticket.undeliveredAt) throw refusal('ACT_NOT_POSSIBLE', { field: ['ticketId'], clause, params: { status: { ru: 'все письма доставлены', en: 'every letter was delivered' } } });
  ticket.undeliveredAt = null;
  await work.record({
    type: 'ANSWER_DELIVERED_OTHERWISE', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id,
    payload: { number: ticket.number, reason },
  });
  return ticket;
};

import { LockMode } from '@mikro-orm/core';
import type { Viewer } from '../access/viewer.ts';
import { isUuid } from '../platform/identity.ts';
import { optional } from '../platform/input/fields.ts';
import { text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { committed } from '../sla/commitment.ts';
import { obstacleToExcuse } from '../sla/excuse.ts';
import { enterLedger } from '../sla/ledger.ts';
import { ResponseObligation } from '../sla/responseObligation.entity.ts';
import { ticketForAct, touch } from './loading.ts';
import type { Ticket } from './ticket.entity.ts';

const obstacles = {
  NOT_BREACHED: { ru: 'срок не нарушен', en: 'not breached' },
  ALREADY_EXCUSED: { ru: 'уже извинено', en: 'excused already' },
} as const;

/** R11 (§4.7): a lead excuses a breach with a reason; the breach itself and its share in the percentage stay. */
export const excuseBreach = async (work: Work, viewer: Viewer, input: { obligationId: string; reason: string; expectedVersion?: number | null | undefined }): Promise<Ticket> => {
  const found = isUuid(input.obligationId) ? await work.em.findOne(ResponseObligation, { id: input.obligationId }) : null;
  if (!found) throw refusal('NOT_FOUND', { field: ['obligationId'], clause: '4.7' });
  // the ticket is locked before its promise, as in every act
  const ticket = await ticketForAct(work, viewer, found.ticketId, input.expectedVersion);
  await work.em.refresh(found, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const reason = optional(text(10_000))(input.reason, { field: 'reason', clause: '4.7' }) ?? '';
  const obstacle = obstacleToExcuse({ breachedAt: found.breachedAt?.getTime() ?? null, excusedAt: found.excusedAt?.getTime() ?? null }, reason);
  if (obstacle === 'REASON_MISSING') throw refusal('REQUIRED_FIELD_MISSING', { field: ['reason'], clause: '4.7' });
  if (obstacle) throw refusal('ACT_NOT_POSSIBLE', { field: ['obligationId'], clause: '4.7', params: { status: obstacles[obstacle] } });
  found.excusedAt = work.at;
  found.excusedById = work.actor.id;
  const given = committed(reason);
  found.excusedReason = given.text;
  found.excusedSalt = given.salt;
  enterLedger(work, found, { change: 'EXCUSED', reason: given });
  await work.record({
    type: 'BREACH_EXCUSED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: touch(work, ticket),
    clientId: ticket.client.id,
    payload: { number: ticket.number, obligationId: found.id, reason },
  });
  return ticket;
};

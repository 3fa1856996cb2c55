import { codesOf, isEnded, priorities, type Priority } from '@reglament/schema';
import type { Viewer } from '../access/viewer.ts';
import { requireVersion } from '../platform/database/recordForAct.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { mergeObligations, type MergedPromises } from '../sla/mergingActs.ts';
import { statusAfterClientMessage } from './lifecycle.ts';
import { linkTickets, requireUnmerged } from './links.ts';
import { touch } from './loading.ts';
import { Message } from './message.entity.ts';
import { ticketPair } from './pair.ts';
import type { Ticket } from './ticket.entity.ts';

export interface Merge {
  survivorId: string;
  mergedId: string;
  expectedVersion?: number | null | undefined;
  mergedVersion?: number | null | undefined;
}

const clause = '4.4';

const requireLiving = async (work: Work, ticket: Ticket, field: string): Promise<void> => {
  await requireUnmerged(work, ticket, field);
  if (isEnded(ticket.status)) throw refusal('TICKET_CLOSED', { field: [field] });
};

/** The client set both priorities; what comes later keeps to the higher one, so that a merge takes nothing away (§4.7). */
const higherOf = (one: Priority, other: Priority): Priority => {
  const order = codesOf(priorities);
  return order.indexOf(one) <= order.indexOf(other) ? one : other;
};

/** R17: what the merged request owes the survivor owes from now on, and stands accordingly. */
export const mergePromises = async (work: Work, survivor: Ticket, merged: Ticket): Promise<MergedPromises> => {
  const { owed, ended } = await mergeObligations(work, survivor.id, merged.id);
  if (owed) survivor.obligationId = owed.id;
  // what waited for the promise that ended now waits for the one that goes on (R6)
  if (owed && ended) await work.em.nativeUpdate(Message, { obligationId: ended.id }, { obligationId: owed.id });
  survivor.dueAt = owed?.dueAt ?? null;
  if (ended) survivor.status = statusAfterClientMessage(survivor.status);
  return { owed, ended };
};

/**
 * R17 (§4.4): two requests about the same thing become one. The survivor goes on with the earlier due and the whole correspondence;
 * the other closes as a duplicate, keeps its number, and what the client writes to that number reaches the survivor.
 */
export const mergeTickets = async (work: Work, viewer: Viewer, input: Merge): Promise<Ticket> => {
  const [survivor, merged] = await ticketPair(work, viewer, { named: input.survivorId, field: 'survivorId' }, { named: input.mergedId, field: 'mergedId' }, 'MERGE_WITH_ITSELF');
  const [survivorId, mergedId] = [survivor.id, merged.id];
  requireVersion(survivor, input.expectedVersion, clause);
  if (input.mergedVersion != null && merged.version !== input.mergedVersion) throw refusal('STALE_VERSION', { field: ['mergedVersion'], clause, params: { version: merged.version } });
  if (survivor.client.id !== merged.client.id) throw refusal('MERGE_OTHER_CLIENT', { field: ['mergedId'] });
  await requireLiving(work, survivor, 'survivorId');
  await requireLiving(work, merged, 'mergedId');
  const previousDueAt = survivor.dueAt?.toISOString() ?? null;
  const { owed, ended } = await mergePromises(work, survivor, merged);
  survivor.priority = higherOf(survivor.priority, merged.priority);
  survivor.lastClientMessageAt = laterOf(survivor.lastClientMessageAt, merged.lastClientMessageAt);
  merged.status = 'CLOSED';
  merged.closedAt = work.at;
  merged.closingReason = 'DUPLICATE';
  merged.dueAt = null;
  linkTickets(work, 'MERGED_INTO', merged, survivor);
  const payload = {
    survivorId, survivorNumber: survivor.number, mergedId, mergedNumber: merged.number,
    obligationId: owed?.id ?? null, endedObligationId: ended?.id ?? null, previousDueAt, dueAt: owed?.dueAt.toISOString() ?? null,
  };
  for (const ticket of [survivor, merged])
    await work.record({ type: 'TICKETS_MERGED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id, payload: { number: ticket.number, ...payload } });
  return survivor;
};

const laterOf = (one: Date | null | undefined, other: Date | null | undefined): Date | null => (one && other ? (one > other ? one : other) : (one ?? other ?? null));

import { ticketStatuses } from '@reglament/schema';
import type { Viewer } from '../access/viewer.ts';
import { required } from '../platform/input/fields.ts';
import { text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { isResumable } from './lifecycle.ts';
import { requireUnmerged } from './links.ts';
import { ticketForAct, touch } from './loading.ts';
import type { Ticket } from './ticket.entity.ts';

const clause = '4.4';

/**
 * R12 (§4.4): staff take up again what has ended, was answered or postponed, and say why. Every promise stays as it was: the first one was
 * kept or broken once, and a new one begins only when the client writes.
 */
export const reopenTicket = async (work: Work, viewer: Viewer, input: { ticketId: string; reason: string; expectedVersion?: number | null | undefined }): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  await requireUnmerged(work, ticket, 'ticketId');
  if (!isResumable(ticket.status)) throw refusal('ACT_NOT_POSSIBLE', { field: ['ticketId'], clause, params: { status: ticketStatuses[ticket.status] } });
  const reason = required(text(10_000))(input.reason, { field: 'reason', clause });
  const previous = ticket.status;
  ticket.status = 'IN_PROGRESS';
  ticket.closedAt = null;
  ticket.closingReason = null;
  await work.record({
    type: 'TICKET_REOPENED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id,
    payload: { number: ticket.number, previous, reason },
  });
  return ticket;
};

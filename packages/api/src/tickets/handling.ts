import { isEnded, type ClosingReason, type Priority } from '@reglament/schema';
import { isClientSide, type StaffViewer, type Viewer } from '../access/viewer.ts';
import { optional } from '../platform/input/fields.ts';
import { text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { changeObligationPriority, openObligationOf, waiveObligation } from '../sla/obligationActs.ts';
import { Staff } from '../staff/staff.entity.ts';
import { consentIn } from './consent.ts';
import { requireOpen } from './lifecycle.ts';
import { ticketForAct, touch } from './loading.ts';
import { settleByChoice } from './openProposal.ts';
import { headOfQueue, oneTakeAtATime, overtakingOf } from './overtaking.ts';
import type { Ticket } from './ticket.entity.ts';

interface OnTicket {
  ticketId: string;
  expectedVersion?: number | null | undefined;
}

const recordOn = (work: Work, ticket: Ticket, type: string, payload: Record<string, unknown> = {}): Promise<string> =>
  work.record({ type, subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id, payload: { number: ticket.number, ...payload } });

/** Only a person takes tickets; a system assigns them. */
const taker = (viewer: Viewer): StaffViewer => {
  if (viewer.kind === 'STAFF') return viewer;
  throw refusal('ACT_NOT_POSSIBLE', { field: ['ticketId'], params: { status: viewer.kind } });
};

/** §4.4: a specialist takes the request; the client is told that work has begun. §4.7: out of turn it is allowed and recorded. */
export const takeTicket = async (work: Work, viewer: Viewer, input: OnTicket): Promise<Ticket> => {
  const person = taker(viewer);
  await oneTakeAtATime(work);
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  const overtaking = isInHandOf(person, ticket) ? null : await overtakingOf(work, person.id, ticket);
  await giveTo(work, person, ticket);
  if (overtaking) await recordOn(work, ticket, 'QUEUE_OVERTAKEN', { ...overtaking, priority: ticket.priority });
  return ticket;
};

/**
 * §4.7: takes the head of the person’s queue, whoever else takes at the same moment; null while nothing waits. What the person has
 * in hand already and still owes an answer stays the head and is taken no second time.
 */
export const takeNextTicket = async (work: Work, viewer: Viewer): Promise<Ticket | null> => {
  const person = taker(viewer);
  await oneTakeAtATime(work);
  for (let id = await headOfQueue(work, person.id); id; id = await headOfQueue(work, person.id)) {
    const ticket = await ticketForAct(work, viewer, id);
    // an answer, a closing or a transfer may have been faster than the lock
    if (!ticket.dueAt || isEnded(ticket.status) || (ticket.assignee && ticket.assignee.id !== person.id)) continue;
    if (!isInHandOf(person, ticket)) await giveTo(work, person, ticket);
    return ticket;
  }
  return null;
};

const isInHandOf = (person: StaffViewer, ticket: Ticket): boolean => ticket.assignee?.id === person.id && ticket.takenAt !== null;

const giveTo = async (work: Work, person: StaffViewer, ticket: Ticket): Promise<void> => {
  const previousId = ticket.assignee?.id ?? null;
  ticket.assignee = work.em.getReference(Staff, person.id);
  const begins = ticket.status === 'REGISTERED' || ticket.status === 'RECEIVED';
  if (begins) ticket.status = 'IN_PROGRESS';
  const first = !ticket.takenAt;
  ticket.takenAt ??= work.at;
  await recordOn(work, ticket, 'TICKET_TAKEN', { assigneeId: person.id, assigneeName: person.name, previousId, first });
};

/**
 * §4.7: the priority is the client's. The client's own system changes it at once; staff only name the client's message that
 * agrees. A raise never makes the ticket overdue (R9); a lowering counts the new term from the start (R10).
 */
export const changePriority = async (
  work: Work,
  viewer: Viewer,
  input: OnTicket & { priority: Priority; consentMessageId?: string | null | undefined },
): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  const consent = isClientSide(viewer) ? null : await consentIn(work, ticket, input.consentMessageId);
  const previous = ticket.priority;
  const open = await openObligationOf(work, ticket.id);
  const previousDueAt = open?.dueAt.toISOString() ?? null;
  if (open) {
    changeObligationPriority(work, ruleBookOf(ticket.regulationVersion.id), open, input.priority);
    ticket.dueAt = open.dueAt;
  }
  ticket.priority = input.priority;
  ticket.priorityByDefault = false;
  await settleByChoice(work, ticket, input.priority, consent);
  await recordOn(work, ticket, 'PRIORITY_CHANGED', {
    priority: input.priority,
    previous,
    consentMessageId: input.consentMessageId ?? null,
    obligationId: open?.id ?? null,
    previousDueAt,
    dueAt: open?.dueAt.toISOString() ?? null,
  });
  return ticket;
};

/**
 * Closes a ticket. Closing answers nobody: an obligation that still runs goes on running and breaches at its due (R8).
 */
export const closeTicket = async (work: Work, viewer: Viewer, input: OnTicket & { reason: ClosingReason }): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  ticket.status = 'CLOSED';
  ticket.closedAt = work.at;
  ticket.closingReason = input.reason;
  await recordOn(work, ticket, 'TICKET_CLOSED', { reason: input.reason });
  return ticket;
};

/** R7: a "thank you" needs no answer; staff says so with a reason, up to the due. */
export const markAnswerNotRequired = async (work: Work, viewer: Viewer, input: OnTicket & { reason: string }): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  const open = await openObligationOf(work, ticket.id);
  if (!open) throw refusal('ACT_NOT_POSSIBLE', { field: ['ticketId'], clause: '4.12', params: { status: ticket.status } });
  const reason = optional(text(10_000))(input.reason, { field: 'reason', clause: '4.12' }) ?? '';
  waiveObligation(work, open, reason);
  ticket.dueAt = null;
  await recordOn(work, ticket, 'OBLIGATION_NOT_REQUIRED', { obligationId: open.id, reason });
  return ticket;
};

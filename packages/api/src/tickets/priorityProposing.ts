import { priorities, type Priority, type PriorityProposalState } from '@reglament/schema';
import { isClientSide, type Viewer } from '../access/viewer.ts';
import { newId } from '../platform/identity.ts';
import { required } from '../platform/input/fields.ts';
import { invalid, text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import { changePriority } from './handling.ts';
import { requireOpen } from './lifecycle.ts';
import { ticketForAct, touch } from './loading.ts';
import { openProposalOf, settleProposal } from './openProposal.ts';
import { PriorityProposal } from './priorityProposal.entity.ts';
import { isProposal } from './proposedPriority.ts';
import type { Ticket } from './ticket.entity.ts';

const clause = '4.7';

interface OnTicket {
  ticketId: string;
  expectedVersion?: number | null | undefined;
}

/** §4.7: staff propose another priority and say why; only the client can set it. One proposal at a time. */
export const proposePriority = async (work: Work, viewer: Viewer, input: OnTicket & { priority: Priority; reason: string }): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  if (!isProposal(ticket.priority, input.priority)) throw invalid({ field: 'priority', clause }, { ru: 'такой приоритет уже стоит', en: 'this is the priority already' });
  const reason = required(text(10_000))(input.reason, { field: 'reason', clause });
  const open = await openProposalOf(work, ticket);
  if (open) throw refusal('PROPOSAL_OPEN', { field: ['priority'], params: { priority: priorities[open.priority] } });
  const proposal = work.em.create(PriorityProposal, {
    id: newId(),
    ticket,
    priority: input.priority,
    reason,
    state: 'OPEN',
    proposedAt: work.at,
    staff: viewer.kind === 'STAFF' ? work.em.getReference(Staff, viewer.id) : null,
    authorName: viewer.name,
  });
  await work.record({
    type: 'PRIORITY_PROPOSED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id,
    payload: { number: ticket.number, proposalId: proposal.id, present: ticket.priority, priority: input.priority, reason },
  });
  return ticket;
};

/** What can become of a proposal, and as which state it is kept. */
export const proposalSettlements = { ACCEPT: 'ACCEPTED', DECLINE: 'DECLINED', WITHDRAW: 'WITHDRAWN' } as const satisfies Record<string, PriorityProposalState>;
export type ProposalSettlement = keyof typeof proposalSettlements;

/**
 * §4.7: the client agrees or declines, by its own system or by a message that staff name; staff can withdraw what they proposed. An
 * agreement is a change of the priority like any other (R9, R10), which settles the proposal by itself.
 */
export const settlePriorityProposal = async (work: Work, viewer: Viewer, input: OnTicket & { settlement: ProposalSettlement; consentMessageId?: string | null | undefined }): Promise<Ticket> => {
  const { ticketId, expectedVersion, settlement, consentMessageId } = input;
  const ticket = await ticketForAct(work, viewer, ticketId, expectedVersion);
  const open = await openProposalOf(work, ticket);
  if (!open) throw refusal('NO_PROPOSAL', { field: ['ticketId'] });
  if (settlement === 'ACCEPT') return changePriority(work, viewer, { ticketId: ticket.id, priority: open.priority, consentMessageId });
  if (settlement === 'WITHDRAW' && isClientSide(viewer)) throw invalid({ field: 'settlement', clause }, { ru: 'отзывает тот, кто предложил', en: 'whoever proposed withdraws' });
  settleProposal(work, open, proposalSettlements[settlement]);
  await work.record({
    type: 'PRIORITY_PROPOSAL_SETTLED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id,
    payload: { number: ticket.number, proposalId: open.id, priority: open.priority, state: open.state },
  });
  return ticket;
};

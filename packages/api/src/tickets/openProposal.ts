import type { Priority, PriorityProposalState } from '@reglament/schema';
import type { Work } from '../platform/work.ts';
import type { Message } from './message.entity.ts';
import { PriorityProposal } from './priorityProposal.entity.ts';
import { settledBy } from './proposedPriority.ts';
import type { Ticket } from './ticket.entity.ts';

/** The proposal on which the client has not decided; the ticket is locked, so it stays so during the act. */
export const openProposalOf = (work: Work, ticket: Ticket): Promise<PriorityProposal | null> => work.em.findOne(PriorityProposal, { ticket, state: 'OPEN' });

export const settleProposal = (work: Work, proposal: PriorityProposal, state: PriorityProposalState, consent: Message | null = null): void => {
  proposal.state = state;
  proposal.settledAt = work.at;
  proposal.consentMessage = consent;
};

/** §4.7: the client set a priority; an open proposal is settled by it. */
export const settleByChoice = async (work: Work, ticket: Ticket, chosen: Priority, consent: Message | null): Promise<void> => {
  const open = await openProposalOf(work, ticket);
  if (open) settleProposal(work, open, settledBy(chosen, open.priority), consent);
};

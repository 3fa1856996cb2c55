import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, priorities, priorityProposalStates } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Staff } from '../staff/staff.entity.ts';
import { Message } from './message.entity.ts';
import { Ticket } from './ticket.entity.ts';

const PriorityProposalSchema = defineEntity({
  name: 'PriorityProposal',
  tableName: 'priority_proposal',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    ticket: () => p.manyToOne(Ticket).index(),
    priority: p.enum(codesOf(priorities)),
    /** Why, in words for the client. */
    reason: p.text(),
    state: p.enum(codesOf(priorityProposalStates)),
    proposedAt: p.datetime(3),
    staff: () => p.manyToOne(Staff).nullable(),
    authorName: p.string().length(200),
    settledAt: p.datetime(3).nullable(),
    /** The client's message that agreed; null where the client's own system did. */
    consentMessage: () => p.manyToOne(Message).nullable(),
  },
  indexes: [{ name: 'priority_proposal_open', expression: "create unique index priority_proposal_open on priority_proposal (ticket_id) where state = 'OPEN'" }],
});

/** A priority that staff proposed; the client decides (§4.7). */
export class PriorityProposal extends PriorityProposalSchema.class {}
PriorityProposalSchema.setClass(PriorityProposal);

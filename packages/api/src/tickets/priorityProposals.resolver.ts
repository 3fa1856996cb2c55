import { priorityProposalStates, type Priority, type PriorityProposalState } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf } from '../access/viewer.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shape, Shaped } from '../platform/reading/shape.ts';
import { PriorityEnum } from '../regulation/regulation.type.ts';
import { proposalSettlements, proposePriority, settlePriorityProposal, type ProposalSettlement } from './priorityProposing.ts';
import { TicketType } from './ticket.type.ts';
import { actOnTicket, ticketPayload } from './ticketActs.resolver.ts';
import { OnTicketInput } from './ticketInputs.ts';

const PriorityProposalStateEnum = enumType(priorityProposalStates, 'PriorityProposalState', 'What became of a proposed priority (§4.7).');
const ProposalSettlementEnum = enumOfCodes(Object.keys(proposalSettlements) as ProposalSettlement[], 'ProposalSettlement', 'What the client decides about a proposed priority, or that staff take it back.', {
  ACCEPT: 'The client takes it.',
  DECLINE: 'The client keeps the present one.',
  WITHDRAW: 'Staff take the proposal back.',
});

@ObjectType('PriorityProposal', { simpleResolvers: true, description: 'A priority that staff proposed; the client decides (§4.7).' })
class PriorityProposalType {
  @Field(() => ID) id!: string;
  @Field(() => PriorityEnum, { description: 'The priority that is proposed.' }) priority!: Priority;
  @Field(() => String, { description: 'Why, in words for the client.' }) reason!: string;
  @Field(() => PriorityProposalStateEnum, { description: 'What became of it.' }) state!: PriorityProposalState;
  @Field(() => DateTime, { description: 'When it was proposed.' }) proposedAt!: string;
  @Field(() => String, { description: 'Who proposed it, as the name was then.' }) authorName!: string;
  @Field(() => DateTime, { nullable: true, description: 'When the client decided, or it was withdrawn.' }) settledAt!: string | null;
}

const proposalShape: Shape = {
  table: 'priority_proposal',
  columns: { id: '@.id', priority: '@.priority', reason: '@.reason', state: '@.state', proposedAt: '@.proposed_at', authorName: '@.author_name', settledAt: '@.settled_at' },
};

@InputType({ description: 'Another priority, proposed to the client (§4.7).' })
class ProposePriorityInput extends OnTicketInput {
  @Field(() => PriorityEnum, { description: 'Another one than the present.' }) priority!: Priority;
  @Field(() => String, { description: 'Why, in words for the client; it is in the letter. At most 10,000 characters.' }) reason!: string;
}

@InputType({ description: 'What becomes of the open proposal of a ticket (§4.7).' })
class SettlePriorityProposalInput extends OnTicketInput {
  @Field(() => ProposalSettlementEnum, { description: 'What is decided about it.' }) settlement!: ProposalSettlement;
  @Field(() => ID, { nullable: true, description: 'For staff who accept: the client’s message in this ticket that agrees. The client’s own key needs none.' }) consentMessageId?: string | null;
}

const ProposePriorityPayload = ticketPayload('ProposePriority');
const SettlePriorityProposalPayload = ticketPayload('SettlePriorityProposal');

@Resolver(() => TicketType)
export class PriorityProposalsResolver {
  @FieldResolver(() => [PriorityProposalType], { description: 'Priorities that were proposed to the client, the latest first (§4.7); only the first one can be open.' })
  priorityProposals(@Root() ticket: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    const bound = boundClientOf(allowed(context, 'tickets.read'));
    const conditions = new Conditions().where('t.ticket_id = ?', ticket['id']).whereGiven('exists (select from ticket where ticket.id = t.ticket_id and ticket.client_id = ?)', bound);
    return readAll(context.reader, proposalShape, selectionOf(info), conditions, 't.proposed_at desc, t.id desc');
  }

  @Mutation(() => ProposePriorityPayload, { description: 'Proposes another priority to the client, who decides (§4.7); a second open proposal is refused with PROPOSAL_OPEN.' })
  proposePriority(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ProposePriorityInput) input: ProposePriorityInput) {
    return actOnTicket(context, info, 'tickets.proposePriority', (work, viewer) => proposePriority(work, viewer, input));
  }

  @Mutation(() => SettlePriorityProposalPayload, { description: 'Settles the open proposal: accepting changes the priority by the rules of `changePriority` (§4.7, R9, R10).' })
  settlePriorityProposal(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SettlePriorityProposalInput) input: SettlePriorityProposalInput) {
    return actOnTicket(context, info, 'tickets.priority', (work, viewer) => settlePriorityProposal(work, viewer, input));
  }
}

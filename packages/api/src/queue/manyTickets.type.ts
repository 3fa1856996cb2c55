import { type ClosingReason } from '@reglament/schema';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ActPayload, UserError } from '../platform/graphql/types.ts';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import { ClosingReasonEnum, TicketType } from '../tickets/ticket.type.ts';
import type { Shaped } from '../platform/reading/shape.ts';

export const bulkActs = ['TAKE', 'ASSIGN', 'HAND_TO_DEPUTY', 'CLOSE', 'NOTE'] as const;
export type BulkAct = (typeof bulkActs)[number];
export const BulkActEnum = enumOfCodes(bulkActs, 'BulkAct', 'What is done with each ticket of a selection: as takeTicket, assignTicket, closeTicket and addInternalNote do it with one. HAND_TO_DEPUTY gives what waits for somebody who is away to whoever stands in (§1).', {
  TAKE: 'As takeTicket.',
  ASSIGN: 'As assignTicket.',
  HAND_TO_DEPUTY: 'To the deputy of whoever is away (§1).',
  CLOSE: 'As closeTicket.',
  NOTE: 'As addInternalNote.',
});

@InputType({ description: 'One act on many tickets. Each ticket is an act of its own: some may be done and others refused, none by halves.' })
export class ActOnTicketsInput {
  @Field(() => [ID], { description: 'Ids or numbers, 1 to 100; one that is named twice counts once.' }) ticketIds!: string[];
  @Field(() => BulkActEnum, { description: 'What is done with each of them.' }) act!: BulkAct;
  @Field(() => ID, { nullable: true, description: 'ASSIGN: to whom; null gives the tickets back to the common queue (§1).' }) assigneeId?: string | null;
  @Field(() => ClosingReasonEnum, { nullable: true, description: 'CLOSE: how they ended; required.' }) reason?: ClosingReason | null;
  @Field(() => String, { nullable: true, description: 'NOTE: the text for staff, at most 1 MB; required.' }) body?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of the act on one ticket.' })
export class TicketActResult {
  @Field(() => ID, { description: 'As the input named it.' }) ticketId!: string;
  @Field(() => TicketType, { nullable: true, description: 'As it stands after the act; null when the act was refused.' }) ticket!: Shaped | null;
  @Field(() => [UserError], { description: 'Why the act on this ticket was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'What actOnTickets answers. `userErrors` refuse the whole: then nothing was done with any ticket.' })
export class ActOnTicketsPayload extends ActPayload {
  @Field(() => [TicketActResult], { description: 'One for each ticket, in the order of the input.' }) results!: TicketActResult[];
}

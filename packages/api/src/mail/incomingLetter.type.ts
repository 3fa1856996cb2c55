import { incomingLetterOutcomes, type IncomingLetterOutcome } from '@reglament/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node, payloadOf } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { ticketShape } from '../tickets/ticket.shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';

export const IncomingLetterOutcomeEnum = enumType(incomingLetterOutcomes, 'IncomingLetterOutcome', 'What became of an incoming letter (§4.9). None is ever deleted.');

@ObjectType('IncomingLetter', { implements: Node, simpleResolvers: true, description: 'A letter that reached the desk (§4.1, §4.9).' })
export class IncomingLetterType extends Node {
  @Field(() => String, { nullable: true, description: 'The address in its From; nothing proves that the owner wrote it.' }) from!: string | null;
  @Field(() => String, { nullable: true, description: 'The name beside that address.' }) fromName!: string | null;
  @Field(() => String, { nullable: true }) subject!: string | null;
  @Field(() => DateTime, { description: 'When it reached the desk, never what the letter says (R14).' }) receivedAt!: string;
  @Field(() => IncomingLetterOutcomeEnum) outcome!: IncomingLetterOutcome;
  @Field(() => TicketType, { nullable: true, description: 'The request that it became, joined or repeats.' }) ticket!: TicketType | null;
  @Field(() => String, { nullable: true, description: 'Its Message-ID.' }) messageId!: string | null;
  @Field(() => Int, { description: 'Size of the letter as it came.' }) bytes!: number;
  @Field(() => Int) version!: number;
}

export const IncomingLetterConnection = connectionOf('IncomingLetter', () => IncomingLetterType);

@InputType({ description: 'All given conditions must hold; a list means "any of".' })
export class IncomingLetterFilter {
  @Field(() => [ID], { nullable: true }) ids?: string[] | null;
  @Field(() => [IncomingLetterOutcomeEnum], { nullable: true }) outcome?: IncomingLetterOutcome[] | null;
  @Field(() => ID, { nullable: true, description: 'Id or number of the ticket.' }) ticketId?: string | null;
  @Field(() => String, { nullable: true, description: 'Part of the sender’s address or name, or of the subject.' }) text?: string | null;
}

@InputType({ description: 'Accepts a letter that was kept aside, as a request of a client (§4.9).' })
export class ReleaseLetterInput {
  @Field(() => ID) letterId!: string;
  @Field(() => ID, { description: 'The client whose request it is.' }) clientId!: string;
  @Field(() => String, { nullable: true, description: 'Name of the sender, when the letter gives none or a wrong one; at most 200 characters.' }) contactName?: string | null;
}

export const ReleaseLetterPayload = payloadOf('ReleaseLetter', 'letter', () => IncomingLetterType);

/** What staff may see of a letter. Its bytes are never read by a query. */
export const incomingLetterShape: Shape = {
  table: 'incoming_letter',
  columns: {
    id: '@.id', from: '@.from_address', fromName: '@.from_name', subject: '@.subject', receivedAt: '@.received_at', outcome: '@.outcome', reason: '@.reason',
    messageId: '@.message_header_id', bytes: 'coalesce(@.full_bytes, octet_length(@.raw))', version: '@.version',
  },
  relations: { ticket: { shape: () => ticketShape, on: '^.id = @.ticket_id' } },
};

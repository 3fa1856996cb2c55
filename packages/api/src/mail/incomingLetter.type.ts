import { incomingLetterOutcomes, letterAuthentications, type IncomingLetterOutcome, type LetterAuthentication } from '@reglament/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { isOwnAddress } from '../outgoing/letterhead.ts';
import { isPassedOn } from './forwardedLetter.type.ts';
import { rawAddressOf } from './rawDoor.ts';
import { ticketShape } from '../tickets/ticket.shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { unmaskedAddress } from './shownAddress.ts';

export const IncomingLetterOutcomeEnum = enumType(incomingLetterOutcomes, 'IncomingLetterOutcome', 'What became of an incoming letter (§4.9). None is ever deleted.');

export const LetterAuthenticationEnum = enumType(letterAuthentications, 'LetterAuthentication', 'What is known of whether the owner of the From address wrote a letter (§4.9).');

@ObjectType('IncomingLetter', { implements: Node, simpleResolvers: true, description: 'A letter that reached the desk (§4.1, §4.9).' })
export class IncomingLetterType extends Node {
  @Field(() => String, { nullable: true, description: 'The address in its From; whether its owner wrote the letter is told by `authentication`.' }) from!: string | null;
  @Field(() => String, { nullable: true, description: 'The name beside that address.' }) fromName!: string | null;
  @Field(() => String, { nullable: true, description: 'Its subject, as it was written.' }) subject!: string | null;
  @Field(() => DateTime, { description: 'When it reached the desk, never what the letter says (R14).' }) receivedAt!: string;
  @Field(() => LetterAuthenticationEnum, { nullable: true, description: 'Whether the owner of that address wrote it; null when it was not checked.' }) authentication!: LetterAuthentication | null;
  @Field(() => String, { nullable: true, description: 'From what that is known, in the words of RFC 8601, for example `dmarc=fail p=reject; spf=softfail; dkim=none`.' }) authenticationFindings!: string | null;
  @Field(() => IncomingLetterOutcomeEnum, { description: 'What became of it.' }) outcome!: IncomingLetterOutcome;
  @Field(() => Boolean, { description: 'Whether it is being read once more, because somebody asked for that.' }) beingReadAgain!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When it became that.' }) decidedAt!: string | null;
  @Field(() => String, { nullable: true, description: 'Who of the staff decided; null when the desk did by itself.' }) decidedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Why a person put it aside.' }) decidedWhy!: string | null;
  @Field(() => TicketType, { nullable: true, description: 'The request that it became, joined or repeats.' }) ticket!: TicketType | null;
  @Field(() => TicketType, { nullable: true, description: 'The request that it names while it waits for a person; it touches nothing of it (§4.4).' }) namedTicket!: TicketType | null;
  @Field(() => String, { nullable: true, description: 'Its address as mail servers write it, where its domain is made to look like another one; null for an honest domain.' }) unmaskedFrom!: string | null;
  @Field(() => Boolean, { description: 'Whether a colleague passed it on, or it bears the address of the desk itself and is no letter of the desk, and nobody has said whose it is (§4.1).' }) fromStaff!: boolean;
  @Field(() => IncomingLetterType, { nullable: true, description: 'An earlier letter with the same Message-ID and other content; null when there is none. One of the two is not what it says.' }) namesake!: IncomingLetterType | null;
  @Field(() => String, { nullable: true, description: 'Its Message-ID.' }) messageId!: string | null;
  @Field(() => Int, { description: 'Size of the letter as it came.' }) bytes!: number;
  @Field(() => Boolean, { description: 'Whether the desk has all of it; of a letter that is too large it has the headers alone.' }) whole!: boolean;
  @Field(() => String, { description: 'Where it is fetched as it came, byte for byte, on this server, with the same session or key; rights are asked each time.' }) rawUrl!: string;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const IncomingLetterConnection = connectionOf('IncomingLetter', () => IncomingLetterType);

@InputType({ description: 'All given conditions must hold; a list means "any of".' })
export class IncomingLetterFilter {
  @Field(() => [ID], { nullable: true }) ids?: string[] | null;
  @Field(() => [IncomingLetterOutcomeEnum], { nullable: true, description: 'Of which one of these became.' }) outcome?: IncomingLetterOutcome[] | null;
  @Field(() => [LetterAuthenticationEnum], { nullable: true, description: 'What is known of whether their senders wrote them (§4.9).' }) authentication?: LetterAuthentication[] | null;
  @Field(() => ID, { nullable: true, description: 'Id or number of the ticket.' }) ticketId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: of the letters of one address and one `authentication` that match and wait in the quarantine the newest alone; `othersWaiting` tells of the rest.' }) newestOfSender?: boolean | null;
  @Field(() => String, { nullable: true, description: 'The whole address of the sender, in any case of letters.' }) from?: string | null;
  @Field(() => String, { nullable: true, description: 'Part of the sender’s address or name, or of the subject.' }) text?: string | null;
}

const isUnclaimed = (outcome: unknown): boolean => outcome === 'QUARANTINED' || outcome === 'STORED' || outcome === 'UNREADABLE';

/** What staff may see of a letter. Its bytes are never read by a query. */
export const incomingLetterShape: Shape = {
  table: 'incoming_letter',
  always: ['id', 'reason'],
  columns: {
    id: '@.id', authentication: '@.authentication', authenticationFindings: '@.authentication_findings', from: '@.from_address', fromName: '@.from_name', subject: '@.subject', receivedAt: '@.received_at', outcome: '@.outcome', reason: '@.reason',
    messageId: '@.message_header_id', decidedAt: '@.decided_at', decidedBy: '@.decided_by', decidedWhy: '@.decided_why', beingReadAgain: '@.read_again_at is not null', whole: '@.full_bytes is null', passedOn: isPassedOn('@'), bytes: 'coalesce(@.full_bytes, octet_length(@.raw))', version: '@.version',
  },
  relations: { ticket: { shape: () => ticketShape, on: '^.id = @.ticket_id' }, namedTicket: { shape: () => ticketShape, on: '^.id = @.named_ticket_id' }, namesake: { shape: () => incomingLetterShape, on: '^.id = @.namesake_id' } },
  derived: { fromStaff: { needs: ['passedOn', 'from', 'outcome'], from: ({ passedOn, from, outcome }) => passedOn === true || (isUnclaimed(outcome) && typeof from === 'string' && isOwnAddress(from)) }, rawUrl: { needs: ['id'], from: ({ id }) => rawAddressOf(String(id)) }, unmaskedFrom: { needs: ['from'], from: ({ from }) => (typeof from === 'string' ? unmaskedAddress(from) : null) } },
};

import type { LetterStatus } from '@reglament/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LetterStatusEnum } from '../correspondence/timeline.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import type { Shape, Shaped } from '../platform/reading/shape.ts';
import { isUnreached, toAttend } from './attending.ts';
import { letterPage } from './letterPage.ts';
import { isWrittenByPeople } from './openingHours.ts';
import type { RefusedAddress } from './transport.ts';
import { isWaitedFor } from './waitedFor.ts';
import { ticketShape } from '../tickets/ticket.shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';

@ObjectType('RefusedAddress', { simpleResolvers: true, description: 'An address of a letter that did not take it, though others may have (§4.6).' })
export class RefusedAddressType {
  @Field(() => String, { description: 'In lower case.' }) address!: string;
  @Field(() => String, { nullable: true, description: 'What its server said, or our own reason in words; null where nothing was said.' }) said!: string | null;
}

@ObjectType('OutgoingLetter', { implements: Node, simpleResolvers: true, description: 'A letter from the desk to a client (§4.2, §4.4, §4.6).' })
export class OutgoingLetterType extends Node {
  @Field(() => String, { description: 'Which letter it is, for example ticket.accepted.' }) templateKey!: string;
  @Field(() => String, { description: 'One address, or several with commas; empty when there is nobody to send it to.' }) to!: string;
  @Field(() => String, { description: 'Its subject.' }) subject!: string;
  @Field(() => String, { description: 'Plain text.' }) body!: string;
  @Field(() => LetterStatusEnum, { description: 'What became of it.' }) status!: LetterStatus;
  @Field(() => DateTime, { description: 'When it was written.' }) createdAt!: string;
  @Field(() => DateTime, { description: 'It does not leave earlier: answers wait for opening hours (§4.6).' }) sendAfter!: string;
  @Field(() => DateTime, { nullable: true, description: 'When a server took it; null while none has.' }) sentAt!: string | null;
  @Field(() => String, { nullable: true, description: 'What the mail server answered when it took the letter, with its number for it; null while none has, and where none is set.' }) serverAnswer!: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the version of the regulation whose words the letter has, for example 1.2 (§2.4); null for letters of before this was kept.' }) regulationNumber!: string | null;
  @Field(() => Int, { description: 'How often it was tried.' }) attempts!: number;
  @Field(() => DateTime, { description: 'When it is tried next, while it waits; it rises with each attempt that failed.' }) nextAttemptAt!: string;
  @Field(() => String, { nullable: true, description: 'To whom it still goes, where others have it or refused it; null while it goes to all.' }) pendingTo!: string | null;
  @Field(() => String, { description: 'The page beside the plain text, as it leaves; files of the desk in it by their addresses here.' }) html!: string;
  @Field(() => [String], { description: 'Names of the files that go with it.' }) files!: string[];
  @Field(() => Boolean, { description: 'Whether somebody has to do something about it: it is held back, or did not arrive and neither is news, nor done (`dismissLetter`), nor has the task at its ticket ended (R16).' }) toAttend!: boolean;
  @Field(() => Boolean, { description: 'Whether its ticket has a task while it does not arrive (R16): an answer, and the confirmation.' }) isWaitedFor!: boolean;
  @Field(() => Boolean, { description: 'Whether people wrote it, so that it leaves in working hours alone (§4.6); the desk’s own letters leave at any hour.' }) isWrittenByPeople!: boolean;
  @Field(() => Boolean, { description: 'Whether it did not arrive, be it at one of its addresses: it failed, came back, or left and was refused by one.' }) isUnreached!: boolean;
  @Field(() => String, { description: 'Message-ID of the letter, the same at every attempt.' }) messageId!: string;
  @Field(() => TicketType, { nullable: true, description: 'The ticket that it is about; null for news.' }) ticket!: TicketType | null;
  @Field(() => Boolean, { description: 'News to many (§2.4, §6): whatever somebody waits for goes first.' }) news!: boolean;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const OutgoingLetterConnection = connectionOf('OutgoingLetter', () => OutgoingLetterType);

@InputType({ description: 'All given conditions must hold; a list means "any of".' })
export class OutgoingLetterFilter {
  @Field(() => [ID], { nullable: true }) ids?: string[] | null;
  @Field(() => [LetterStatusEnum], { nullable: true, description: 'Of which one of these became.' }) status?: LetterStatus[] | null;
  @Field(() => ID, { nullable: true, description: 'Id or number of the ticket.' }) ticketId?: string | null;
  @Field(() => String, { nullable: true, description: 'The whole address, as the letter has it.' }) to?: string | null;
  @Field(() => String, { nullable: true, description: 'An address, by any of its spellings: neither case counts nor what stands between a plus and the @.' }) toInbox?: string | null;
  @Field(() => String, { nullable: true, description: 'Part of the address, the subject or the text.' }) text?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: those about which somebody has to do something; false: the others (see `OutgoingLetter.toAttend`).' }) toAttend?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: news alone; false: only what somebody waits for.' }) news?: boolean | null;
}

const carriedBy = ({ carries, templateKey }: Shaped): { messageId: string | null; templateKey: string } => ({ messageId: typeof carries === 'string' ? carries : null, templateKey: String(templateKey) });

export const outgoingLetterShape: Shape = {
  table: 'outgoing_letter',
  columns: {
    id: '@.id', templateKey: '@.template_key', to: '@.to_address', subject: '@.subject', body: '@.body', status: '@.status', createdAt: '@.created_at',
    sendAfter: '@.send_after', sentAt: '@.sent_at', attempts: '@.attempts', lastError: '@.last_error', messageId: '@.message_header_id', carries: '@.message_id', news: '@.news', version: '@.version',
    nextAttemptAt: '@.next_attempt_at', pendingTo: '@.pending_to', refused: '@.refused', locale: '@.locale', bodyHtml: '@.body_html',
    serverAnswer: '@.server_answer', regulationNumber: '(select number from regulation_version where regulation_version.id = @.regulation_version_id)',
    files: 'array(select file_name from attachment where attachment.id = any(@.attachment_ids::uuid[]) order by attachment.position, attachment.id)', toAttend: toAttend('@'),
  },
  derived: {
    isWaitedFor: { needs: ['carries', 'templateKey'], from: (row) => isWaitedFor(carriedBy(row)) },
    isWrittenByPeople: { needs: ['carries', 'templateKey'], from: (row) => carriedBy(row).messageId !== null || isWrittenByPeople(carriedBy(row)) },
    isUnreached: { needs: ['status', 'refused'], from: ({ status, refused }) => isUnreached({ status: status as LetterStatus, refused: Array.isArray(refused) ? (refused as RefusedAddress[]) : [] }) },
    html: { needs: ['body', 'bodyHtml', 'locale'], from: ({ body, bodyHtml, locale }) => letterPage({ body: String(body), bodyHtml: typeof bodyHtml === 'string' ? bodyHtml : null, locale: String(locale) }) },
  },
  relations: { ticket: { shape: () => ticketShape, on: '^.id = @.ticket_id' } },
};

import { letterStatuses, type Channel, type LetterStatus } from '@reglament/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ActorType } from '../platform/graphql/actor.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { RefusalParam } from '../platform/graphql/types.ts';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import { ChannelEnum } from '../tickets/ticket.type.ts';

export const LetterStatusEnum = enumType(letterStatuses, 'LetterStatus', 'What became of an outgoing letter.');

export const timelineEntryTypes = [
  'CLIENT_MESSAGE', 'ANSWER', 'INTERNAL_NOTE', 'REGISTERED', 'DETAILS_ADDED', 'TAKEN', 'OVERTAKEN', 'ASSIGNED', 'PRIORITY_CHANGED', 'CLOSED', 'REOPENED', 'AT_RISK', 'BREACHED', 'NOT_REQUIRED', 'MERGED', 'SPLIT', 'LINKED', 'UNLINKED', 'EXCUSED', 'NOT_DELIVERED', 'DELIVERED_OTHERWISE', 'CONFIRMATION', 'NOTICE_NOT_DELIVERED',
  'POSTPONED', 'REFUSED', 'REVIEW_DUE', 'HANDED_OVER', 'HANDOVER_UPDATED', 'RETURNED', 'PRIORITY_PROPOSED', 'PROPOSAL_SETTLED', 'WATCHED', 'UNWATCHED', 'REMINDED', 'SILENT',
  'SUBMITTED', 'DECIDED', 'WITHDRAWN', 'ANSWER_WITHDRAWN',
] as const;
export type TimelineEntryKind = (typeof timelineEntryTypes)[number];
export const TimelineEntryTypeEnum = enumOfCodes(timelineEntryTypes, 'TimelineEntryType', 'What an entry of the timeline is.', {
  CLIENT_MESSAGE: 'The client wrote.',
  ANSWER: 'Staff wrote to the client.',
  INTERNAL_NOTE: 'A note of the desk.',
  REGISTERED: 'The request was registered (§4.4).',
  DETAILS_ADDED: 'The client’s system added what the request lacked of §4.5; the fact `added` names the fields of `createTicket`, separated by commas.',
  TAKEN: 'A specialist began to work on it (§4.4).',
  OVERTAKEN: 'It was taken before others (§4.7).',
  ASSIGNED: 'Somebody else became responsible (§1).',
  PRIORITY_CHANGED: 'Its priority changed (§4.7).',
  CLOSED: 'It was closed.',
  REOPENED: 'It was taken up again (§4.4).',
  AT_RISK: 'Its answer came at risk (§4.7).',
  BREACHED: 'Its promise was broken (§4.7).',
  NOT_REQUIRED: 'No answer was required (§4.12).',
  MERGED: 'It was merged with another one (§4.4).',
  SPLIT: 'Some messages became a request of their own (§4.4).',
  LINKED: 'It was linked with another one (§4.4).',
  UNLINKED: 'Such a link was taken away.',
  EXCUSED: 'A broken promise was excused.',
  NOT_DELIVERED: 'An answer or the confirmation did not arrive, or is put off for hours; of the confirmation the fact `letter` is CONFIRMATION (R16).',
  DELIVERED_OTHERWISE: 'It was delivered in another way.',
  CONFIRMATION: 'The confirmation (§4.2); staff see in `delivery` one that is held back, waits, was cancelled, came back or could not leave, too.',
  NOTICE_NOT_DELIVERED: 'A notice of the desk that carries no answer could not leave, came back, or was refused by one of its addresses (R16); the fact `letter` is the key of its template, `letterName` its name. For staff.',
  POSTPONED: 'Its solution was postponed (§4.13).',
  REFUSED: 'Its solution was refused (§4.13).',
  REVIEW_DUE: 'The day of its review has come (§4.13).',
  HANDED_OVER: 'It went to development (§3.2).',
  HANDOVER_UPDATED: 'Development got further with it.',
  RETURNED: 'It came back from development.',
  PRIORITY_PROPOSED: 'Staff proposed another priority (§4.7).',
  PROPOSAL_SETTLED: 'That proposal was settled.',
  WATCHED: 'Somebody watches it (§1).',
  UNWATCHED: 'Somebody watches it no longer.',
  REMINDED: 'The client was reminded of a question (§4.13).',
  SILENT: 'The client has not answered a question (§4.13).',
  SUBMITTED: 'A wish or Terms of Reference came of it (§3.12, §3.16).',
  DECIDED: 'Something was decided about them.',
  WITHDRAWN: 'The client withdrew them.',
  ANSWER_WITHDRAWN: 'An answer was taken back before it left (§4.6).',
});

@ObjectType('TimelineEntry', { simpleResolvers: true, description: 'One thing on the timeline of a ticket: a message, a note, an act, a letter.' })
export class TimelineEntryType {
  @Field(() => ID) id!: string;
  @Field(() => TimelineEntryTypeEnum, { description: 'What kind of entry it is.' }) type!: TimelineEntryKind;
  @Field(() => DateTime, { description: 'When it happened.' }) at!: string | Date;
  @Field(() => ActorType, { description: 'Who did it.' }) author!: ActorType;
  @Field(() => String, { nullable: true, description: 'Plain text of a message or a note.' }) body!: string | null;
  @Field(() => String, { nullable: true, description: 'Where a message in HTML is shown as a page of its own, for a frame, on this server. Null when it has plain text only.' }) htmlUrl!: string | null;
  @Field(() => String, { nullable: true, description: 'Where that page is shown with its images of others, which the desk fetches (at most 100, of 5 MB each): show it when a person asks for them. Null when it names none, for programs, and where REMOTE_PICTURES is off.' }) picturesUrl!: string | null;
  @Field(() => Int, { description: 'How many images of others its HTML names; they tell the sender who reads, and are not loaded unasked.' }) remoteImages!: number;
  @Field(() => [String], { description: 'What whoever reads a letter should know about it: that it is signed and nobody verified the signature, that a file was not unpacked. For staff; empty for clients.' }) remarks!: string[];
  @Field(() => [String], { description: 'Names of the staff whom a note mentions; its text names them too, after `@`.' }) mentioned!: string[];
  @Field(() => String, { nullable: true, description: 'Clause on which the act rests.' }) clause!: string | null;
  @Field(() => [RefusalParam], { description: 'Facts of an act: from, to, reason.' }) params!: RefusalParam[];
  @Field(() => ChannelEnum, { nullable: true, description: 'How a message came (§4.1); null for what is no message.' }) channel!: Channel | null;
  @Field(() => DateTime, { nullable: true, description: 'When an answer leaves: later than `at` while it is held for opening hours (§4.6).' }) leavesAt!: string | null;
  @Field(() => LetterStatusEnum, { nullable: true, description: 'What became of the letter that carried it.' }) delivery!: LetterStatus | null;
  @Field(() => DateTime, { nullable: true, description: 'When that letter was sent.' }) deliveredAt!: string | null;
  @Field(() => Boolean, { description: 'A question to the client (§4.13).' }) question!: boolean;
  @Field(() => Boolean, { description: 'It has not left yet: its author or a head can still take it back (`withdrawAnswer`).' }) withdrawable!: boolean;
  @Field(() => Boolean, { description: 'An auto-reply or another machine’s letter (R15).' }) machine!: boolean;
}

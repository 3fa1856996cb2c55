import { letterStatuses, type Channel, type LetterStatus } from '@reglament/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ActorType } from '../platform/graphql/actor.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { RefusalParam } from '../platform/graphql/types.ts';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import { ChannelEnum } from '../tickets/ticket.type.ts';

export const LetterStatusEnum = enumType(letterStatuses, 'LetterStatus', 'What became of an outgoing letter.');

export const timelineEntryTypes = [
  'CLIENT_MESSAGE', 'ANSWER', 'INTERNAL_NOTE', 'REGISTERED', 'TAKEN', 'OVERTAKEN', 'ASSIGNED', 'PRIORITY_CHANGED', 'CLOSED', 'REOPENED', 'AT_RISK', 'BREACHED', 'NOT_REQUIRED', 'MERGED', 'SPLIT', 'LINKED', 'UNLINKED', 'EXCUSED', 'NOT_DELIVERED', 'DELIVERED_OTHERWISE', 'CONFIRMATION',
  'POSTPONED', 'REFUSED', 'REVIEW_DUE', 'HANDED_OVER', 'HANDOVER_UPDATED', 'RETURNED', 'PRIORITY_PROPOSED', 'PROPOSAL_SETTLED', 'WATCHED', 'UNWATCHED', 'REMINDED', 'SILENT',
  'SUBMITTED', 'DECIDED', 'WITHDRAWN', 'ANSWER_WITHDRAWN',
] as const;
export type TimelineEntryKind = (typeof timelineEntryTypes)[number];
export const TimelineEntryTypeEnum = enumOfCodes(timelineEntryTypes, 'TimelineEntryType', 'What an entry of the timeline is.');

@ObjectType('TimelineEntry', { simpleResolvers: true, description: 'One thing on the timeline of a ticket: a message, a note, an act, a letter.' })
export class TimelineEntryType {
  @Field(() => ID) id!: string;
  @Field(() => TimelineEntryTypeEnum) type!: TimelineEntryKind;
  @Field(() => DateTime) at!: string | Date;
  @Field(() => ActorType) author!: ActorType;
  @Field(() => String, { nullable: true, description: 'Plain text of a message or a note.' }) body!: string | null;
  @Field(() => String, { nullable: true, description: 'Where a message in HTML is shown as a page of its own, for a frame, on this server; with `?images=1` it loads images of others. Null when it has plain text only.' }) htmlUrl!: string | null;
  @Field(() => Int, { description: 'How many images of others its HTML names; they tell the sender who reads, and are not loaded unasked.' }) remoteImages!: number;
  @Field(() => [String], { description: 'What whoever reads a letter should know about it: that it is signed and nobody verified the signature, that a file was not unpacked. For staff; empty for clients.' }) remarks!: string[];
  @Field(() => [String], { description: 'Names of the staff whom a note mentions; its text names them too, after `@`.' }) mentioned!: string[];
  @Field(() => String, { nullable: true, description: 'Clause on which the act rests.' }) clause!: string | null;
  @Field(() => [RefusalParam], { description: 'Facts of an act: from, to, reason.' }) params!: RefusalParam[];
  @Field(() => ChannelEnum, { nullable: true }) channel!: Channel | null;
  @Field(() => DateTime, { nullable: true, description: 'When an answer leaves: later than `at` while it is held for opening hours (§4.6).' }) leavesAt!: string | null;
  @Field(() => LetterStatusEnum, { nullable: true, description: 'What became of the letter that carried it.' }) delivery!: LetterStatus | null;
  @Field(() => DateTime, { nullable: true, description: 'When that letter was sent.' }) deliveredAt!: string | null;
  @Field(() => Boolean, { description: 'A question to the client (§4.13).' }) question!: boolean;
  @Field(() => Boolean, { description: 'It has not left yet: its author or a head can still take it back (`withdrawAnswer`).' }) withdrawable!: boolean;
  @Field(() => Boolean, { description: 'An auto-reply or another machine’s letter (R15).' }) machine!: boolean;
}

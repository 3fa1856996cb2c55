import type { NotificationKind } from '@reglament/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Cursor, DateTime } from '../platform/graphql/scalars.ts';
import { Node, payloadOf } from '../platform/graphql/types.ts';
import { NotificationKindEnum } from '../preferences/preferences.type.ts';

@ObjectType('Notification', { implements: Node, simpleResolvers: true, description: 'Something that happened to a ticket, or to a mailbox, a webhook or the mail that the viewer looks after, and concerns the viewer; its id is that of the event.' })
export class NotificationType extends Node {
  @Field(() => NotificationKindEnum, { description: 'Why it concerns the viewer.' }) kind!: NotificationKind;
  @Field(() => DateTime, { description: 'When it happened.' }) at!: string | Date;
  @Field(() => ID, { nullable: true, description: 'Null when it is about no ticket.' }) ticketId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The mailbox that could not be read for ten minutes (§4.1); null when it is about something else. It leaves the list when the mailbox is read again or was changed.' }) mailboxId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The webhook whose deliveries nobody took for 72 hours (§4.1); null when it is about something else. It leaves the list when none of them lies there any longer.' }) webhookId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The letter that is overdue longest where outgoing mail stands still (§4.2); null when it is about something else. It leaves the list when letters leave again.' }) outgoingLetterId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The letter of a known contact that waits in the quarantine longer than a working day (§4.9); null when it is about something else. It leaves the list when none of the letters waits that it told of.' }) incomingLetterId!: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the ticket.' }) number!: string | null;
  @Field(() => String, { description: 'Subject of the ticket or of the letter, or name of the mailbox or webhook.' }) subject!: string;
  @Field(() => Boolean, { description: 'Whether it was not read yet, on any machine.' }) unread!: boolean;
  @Field(() => Cursor, { description: 'Its place in the stream of events.' }) cursor!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What concerns the viewer of the last fourteen days.' })
export class NotificationList {
  @Field(() => Int, { description: 'How many are unread, also beyond those that are listed.' }) unread!: number;
  @Field(() => Cursor, { description: 'Place of the latest one; give it back as `upTo` to mark what was shown, and nothing that came meanwhile.' }) cursor!: string;
  @Field(() => [NotificationType], { description: 'The latest first, at most 50.' }) nodes!: NotificationType[];
  @Field(() => [ID], { description: 'Ids of the tickets that the viewer watches: a window asks again when something happens to one of them.' }) watching!: string[];
}

@InputType({ description: 'Up to where the viewer has read.' })
export class MarkNotificationsReadInput {
  @Field(() => Cursor, { description: 'The place up to which it was read.' }) upTo!: string;
  @Field(() => ID, { nullable: true, description: 'Only of this ticket, by its id or number, or of this mailbox, webhook or letter, by its id; without it of everything.' }) ticketId?: string | null;
}

export const MarkNotificationsReadPayload = payloadOf('MarkNotificationsRead', 'notifications', () => NotificationList);

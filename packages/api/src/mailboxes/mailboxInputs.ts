import type { AfterStoring, MailboxSecurity } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { AfterStoringEnum, MailboxSecurityEnum } from './mailbox.type.ts';
import type { MailboxOrder } from './mailboxActs.ts';

@InputType()
abstract class MailboxInput implements MailboxOrder {
  @Field(() => String, { nullable: true, description: 'Required. At most 200 characters; unique.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. Name or address of the IMAP server.' }) host?: string | null;
  @Field(() => Int, { nullable: true, description: 'Required. From 1 to 65535.' }) port?: number | null;
  @Field(() => MailboxSecurityEnum, { nullable: true, description: 'Required.' }) security?: MailboxSecurity | null;
  @Field(() => String, { nullable: true, description: 'Required. At most 320 characters.' }) userName?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 500 characters. Required for a new mailbox, and with another host, port, security or user name; never told again.' }) password?: string | null;
  @Field(() => String, { nullable: true, description: 'INBOX when it is empty; at most 500 characters.' }) folder?: string | null;
  @Field(() => AfterStoringEnum, { nullable: true, description: 'MARK_SEEN when it is empty.' }) afterStoring?: AfterStoring | null;
  @Field(() => String, { nullable: true, description: 'Required with MOVE: another folder of the mailbox; at most 500 characters.' }) moveTo?: string | null;
}

@InputType({ description: 'A mailbox from which the desk is to take letters (§4.1).' })
export class ConnectMailboxInput extends MailboxInput {
  @Field(() => Boolean, { nullable: true, description: 'True when it is empty. False: it is connected, and not read yet.' }) active?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'False when it is empty: letters that lie in the folder already are left alone. True: each of them becomes a letter to the desk, and is confirmed.' })
  takesExisting?: boolean | null;
}

@InputType({ description: 'A change of a mailbox: a field that is left out stays.' })
export class ChangeMailboxInput extends MailboxInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'False pauses it: its letters wait there.' }) active?: boolean | null;
}

@InputType({ description: 'A mailbox as it stands in a form, to be opened and left as it is.' })
export class TryMailboxInput extends MailboxInput {
  @Field(() => ID, { nullable: true, description: 'The mailbox whose password is used when none is given.' }) id?: string | null;
}

@InputType({ description: 'A mailbox to remove. One from which letters were taken is paused instead.' })
export class RemoveMailboxInput extends OnRecordInput {}

@InputType({ description: 'A mailbox to look into now.' })
export class CheckMailboxInput extends OnRecordInput {}

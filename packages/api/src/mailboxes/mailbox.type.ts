import { afterStorings, mailboxFaults, mailboxSecurities, type AfterStoring, type MailboxFault, type MailboxSecurity } from '@reglament/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { ActPayload, connectionOf, Node, payloadOf } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';

export const MailboxSecurityEnum = enumType(mailboxSecurities, 'MailboxSecurity', 'How the connection to a mailbox is encrypted.');
export const AfterStoringEnum = enumType(afterStorings, 'AfterStoring', 'What happens to a letter in its mailbox once it is stored here, never before.');
export const MailboxFaultEnum = enumType(mailboxFaults, 'MailboxFault', 'Why a mailbox cannot be read.');

@ObjectType('Mailbox', { implements: Node, simpleResolvers: true, description: 'A mailbox from which the desk takes letters by IMAP (§4.1). Its password is told to nobody.' })
export class MailboxType extends Node {
  @Field(() => String, { description: 'Unique.' }) name!: string;
  @Field(() => String, { description: 'Name of the server.' }) host!: string;
  @Field(() => Int, { description: 'Port of the server.' }) port!: number;
  @Field(() => MailboxSecurityEnum, { description: 'How the line to the server is secured.' }) security!: MailboxSecurity;
  @Field(() => String, { description: 'The name by which the desk signs in.' }) userName!: string;
  @Field(() => String, { description: 'Where letters are taken from.' }) folder!: string;
  @Field(() => AfterStoringEnum, { description: 'What becomes of a letter in the mailbox when it is stored here.' }) afterStoring!: AfterStoring;
  @Field(() => String, { nullable: true, description: 'The folder to which letters are moved; null when they are not.' }) moveTo!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Letters that arrived before are left alone; null: all letters of the folder are taken.' }) takesFrom!: string | null;
  @Field(() => Boolean, { description: 'False: paused; its letters wait there.' }) active!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When it was last read without a fault.' }) polledAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when it cannot be read; null while it can.' }) failingSince!: string | null;
  @Field(() => MailboxFaultEnum, { nullable: true, description: 'Why it cannot be read now; null while it can.' }) fault!: MailboxFault | null;
  @Field(() => String, { nullable: true, description: 'What its server said, in the words of the server.' }) faultDetail!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it is tried again; null when nothing is wrong.' }) nextAttemptAt!: string | null;
  @Field(() => Int, { description: 'How many letters were stored from it.' }) lettersTaken!: number;
  @Field(() => Int, { description: 'How many of them were too large to be fetched; they stay in the mailbox.' }) lettersTooLarge!: number;
  @Field(() => DateTime, { nullable: true, description: 'When its folder was last held against what is stored; once a day, and by `checkMailbox`.' }) reconciledAt!: string | null;
  @Field(() => Int, { nullable: true, description: 'Letters of the desk in the folder at that moment.' }) lettersInMailbox!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many of those are stored: the same number, or something is missing.' }) lettersStored!: number | null;
  @Field(() => Int, { description: 'Rises with each change by a person; give it back as `expectedVersion`.' }) version!: number;
}

export const MailboxConnection = connectionOf('Mailbox', () => MailboxType);
export const ConnectMailboxPayload = payloadOf('ConnectMailbox', 'mailbox', () => MailboxType);
export const ChangeMailboxPayload = payloadOf('ChangeMailbox', 'mailbox', () => MailboxType);
export const RemoveMailboxPayload = payloadOf('RemoveMailbox', 'mailbox', () => MailboxType);
export const CheckMailboxPayload = payloadOf('CheckMailbox', 'mailbox', () => MailboxType);

@ObjectType({ simpleResolvers: true, description: 'What came of opening a mailbox.' })
export class MailboxConnectionTest {
  @Field(() => MailboxFaultEnum, { nullable: true, description: 'Null when it can be read.' }) fault!: MailboxFault | null;
  @Field(() => String, { nullable: true, description: 'What is wrong and what to do, in the language of the request.' }) sentence!: string | null;
  @Field(() => String, { nullable: true, description: 'What its server said, in the words of the server.' }) detail!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many letters the folder holds.' }) letters!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What tryMailbox answers.' })
export class TryMailboxPayload extends ActPayload {
  @Field(() => MailboxConnectionTest, { nullable: true, description: 'Null when the input was refused.' }) test!: MailboxConnectionTest | null;
}

const taken = 'select count(*)::int from fetched_letter fetched where fetched.mailbox_id = @.id and fetched.letter_id is not null';

/** What staff may see of a mailbox: everything but its password. */
export const mailboxShape: Shape = {
  table: 'mailbox',
  columns: {
    id: '@.id', name: '@.name', host: '@.host', port: '@.port', security: '@.security', userName: '@.user_name', folder: '@.folder', afterStoring: '@.after_storing', moveTo: '@.move_to',
    takesFrom: '@.takes_from', active: '@.active', polledAt: '@.polled_at', failingSince: '@.failing_since', fault: '@.fault', faultSentence: '@.fault', faultDetail: '@.fault_detail', nextAttemptAt: '@.next_attempt_at',
    lettersTaken: `(${taken})`,
    lettersTooLarge: `(select count(*)::int from fetched_letter fetched join incoming_letter letter on letter.id = fetched.letter_id where fetched.mailbox_id = @.id and letter.full_bytes is not null)`,
    reconciledAt: '@.reconciled_at', lettersInMailbox: '@.letters_in_mailbox', lettersStored: '@.letters_stored', version: '@.version',
  },
};

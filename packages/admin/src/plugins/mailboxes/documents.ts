import type { AfterStoring, MailboxFault, MailboxSecurity } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

export interface MailboxRecord {
  id: string; name: string; host: string; port: number; security: MailboxSecurity; userName: string; folder: string; afterStoring: AfterStoring; moveTo: string | null;
  /** Letters that arrived before are left alone; null: none are. */
  takesFrom: string | null;
  active: boolean; polledAt: string | null; failingSince: string | null; fault: MailboxFault | null; faultSentence: string | null; faultDetail: string | null; nextAttemptAt: string | null;
  lettersTaken: number; lettersTooLarge: number; reconciledAt: string | null; lettersInMailbox: number | null; lettersStored: number | null; version: number;
}

/** A letter that its server did not hand out, though it was asked three times. */
export interface GivenUpLetter { uid: number; arrivedAt: string | null; bytes: number | null; failedAt: string | null; said: string | null }
/** A mailbox on its own page. */
export interface Mailbox extends MailboxRecord { lettersGivenUp: GivenUpLetter[] }

const ROW = gql`fragment MailboxRow on Mailbox { id name host port security userName folder afterStoring moveTo takesFrom active polledAt failingSince fault faultSentence faultDetail nextAttemptAt lettersTaken lettersTooLarge reconciledAt lettersInMailbox lettersStored version }`;

export const MAILBOXES = gql`query Mailboxes($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [MailboxOrder!]) { mailboxes(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...MailboxRow } totalCount } } ${ROW}`;
export const MAILBOX = gql`query Mailbox($id: ID!) { mailbox(id: $id) { ...MailboxRow lettersGivenUp { uid arrivedAt bytes failedAt said } } } ${ROW}`;
export const CONNECT_MAILBOX = gql`mutation ConnectMailbox($input: ConnectMailboxInput!) { connectMailbox(input: $input) { mailbox { ...MailboxRow } userErrors { code message field clause } } } ${ROW}`;
export const CHANGE_MAILBOX = gql<{ changeMailbox: Payload & { mailbox: MailboxRecord | null } }, { input: { id: string; expectedVersion: number; active?: boolean } }>`
  mutation ChangeMailbox($input: ChangeMailboxInput!) { changeMailbox(input: $input) { mailbox { ...MailboxRow } userErrors { code message field clause } } } ${ROW}`;
export const CHECK_MAILBOX = gql<{ checkMailbox: Payload & { mailbox: MailboxRecord | null } }, { input: { id: string } }>`
  mutation CheckMailbox($input: CheckMailboxInput!) { checkMailbox(input: $input) { mailbox { ...MailboxRow } userErrors { code message field clause } } } ${ROW}`;

export interface ConnectionTest { fault: MailboxFault | null; sentence: string | null; detail: string | null; letters: number | null }
export const TRY_MAILBOX = gql<{ tryMailbox: Payload & { test: ConnectionTest | null } }, { input: Record<string, unknown> }>`
  mutation TryMailbox($input: TryMailboxInput!) { tryMailbox(input: $input) { test { fault sentence detail letters } userErrors { code message field clause } } }`;

export type TroubledMailbox = Pick<MailboxRecord, 'id' | 'name' | 'failingSince' | 'lettersInMailbox' | 'lettersStored'>;
export const TROUBLED = gql<{ mailboxesInTrouble: TroubledMailbox[] }, Record<string, never>>`query MailboxesInTrouble { mailboxesInTrouble { id name failingSince lettersInMailbox lettersStored } }`;

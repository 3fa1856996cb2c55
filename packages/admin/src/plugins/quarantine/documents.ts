import type { IncomingLetterOutcome, LetterAuthentication } from '@reglament/schema';
import { gql, type Payload, type Picked } from '@reglament/admin/kit';

/** A letter that reached the desk. None is ever deleted (§4.9). */
export interface IncomingLetterRecord {
  id: string; from: string | null; fromName: string | null; subject: string | null; receivedAt: string; outcome: IncomingLetterOutcome;
  /** Why, in the viewer's language; null when it was simply registered or joined. */
  reason: string | null;
  /** Whether the owner of `from` wrote it; null when that was not checked. */
  authentication: LetterAuthentication | null;
  /** From what that is known, in the words of RFC 8601. */
  authenticationFindings: string | null;
  ticket: { id: string; number: string; subject: string } | null;
  /** The request that it names while it waits for a person. */
  namedTicket: { id: string; number: string; subject: string } | null;
  /** The client to whom its address belongs. */
  senderClient: { id: string; name: string; nameEn: string | null; contactName: string | null } | null;
  /** How many other letters of its address wait too, as proven or forged as it is. */
  othersWaiting: number;
  /** Which of all these came to wait last. */
  lastWaitingId: string | null;
  /** The address as mail servers write it, where its domain is made to look like another. */
  unmaskedFrom: string | null;
  messageId: string | null; bytes: number;
  /** Whether the desk has all of it; of one that is too large it has the headers alone. */
  whole: boolean;
  /** Whether it is being read once more. */
  beingReadAgain: boolean;
  decidedAt: string | null;
  /** Who of the staff decided; null when the desk did. */
  decidedBy: string | null;
  /** Why a person put it aside. */
  decidedWhy: string | null;
  /** Where it is fetched as it came. */
  rawUrl: string; version: number;
}
/** A letter on its own page. */
export interface IncomingLetter extends IncomingLetterRecord {
  /** Who wrote it, where a colleague passed it on and its text says so (§4.1). */
  forwardedFrom: { address: string; name: string; clientId: string | null; clientName: string | null } | null;
  /** Where it asks for answers, when that is not its sender's address. */
  replyTo: string | null;
  /** Whether a colleague passed it on, or it bears our own address. */
  fromStaff: boolean;
  /** An earlier letter with its Message-ID and other content. */
  namesake: { id: string; subject: string | null; receivedAt: string } | null;
}
export type UnverifiedLetter = Pick<IncomingLetter, 'id' | 'from' | 'fromName' | 'unmaskedFrom' | 'subject' | 'receivedAt' | 'reason' | 'authentication' | 'fromStaff'>;

const ROW = gql`fragment IncomingLetterRow on IncomingLetter { id from fromName subject receivedAt outcome reason authentication authenticationFindings ticket { id number subject } namedTicket { id number subject } senderClient { id name nameEn contactName } othersWaiting lastWaitingId unmaskedFrom messageId bytes whole beingReadAgain decidedAt decidedBy decidedWhy rawUrl version }`;

export const INCOMING_LETTERS = gql`query IncomingLetters($page: OffsetPageInput, $filter: IncomingLetterFilter) { incomingLetters(page: $page, filter: $filter) { nodes { ...IncomingLetterRow } totalCount } } ${ROW}`;
export const INCOMING_LETTER = gql`query IncomingLetter($id: ID!) { incomingLetter(id: $id) { ...IncomingLetterRow fromStaff replyTo namesake { id subject receivedAt } forwardedFrom { address name clientId clientName } } } ${ROW}`;
export const LETTER_TEXT = gql<{ incomingLetterText: string | null }, { id: string }>`query IncomingLetterText($id: ID!) { incomingLetterText(id: $id) }`;
/** What waits for a person: whose a letter is, or what it says (§4.9). */
export const QUARANTINE_COUNT = gql<{ incomingLetters: { totalCount: number } }>`query QuarantinedLetters { incomingLetters(page: { offset: 0, limit: 1 }, filter: { outcome: [QUARANTINED, UNREADABLE] }) { totalCount } }`;
export const RELEASE_LETTER = gql<{ releaseLetter: Payload & { letter: IncomingLetterRecord | null } }, { input: { letterId: string; clientId: string; contactName: string | null; writtenBy: string | null } }>`
  mutation ReleaseLetter($input: ReleaseLetterInput!) { releaseLetter(input: $input) { letter { ...IncomingLetterRow } userErrors { code message field clause } } } ${ROW}`;
export const FIND_CLIENTS = gql<{ clients: { nodes: Picked[] } }, { text: string }>`query FindClients($text: String!) { clients(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;
export const QUARANTINE_TILE = gql<{ incomingLetters: { nodes: Pick<IncomingLetterRecord, 'id' | 'subject' | 'from' | 'receivedAt' | 'senderClient' | 'othersWaiting'>[]; totalCount: number } }, Record<never, never>>`query QuarantineTile { incomingLetters(page: { offset: 0, limit: 5 }, filter: { outcome: [QUARANTINED, UNREADABLE], newestOfSender: true }) { nodes { id subject from receivedAt senderClient { id name nameEn contactName } othersWaiting } totalCount } }`;
type LetterPayload<Name extends string> = Record<Name, Payload & { letter: { id: string; version: number } | null }>;
export const UNVERIFIED = gql<{ ticket: { id: string; unverifiedLetters: UnverifiedLetter[] } | null }, { id: string }>`query UnverifiedLetters($id: ID!) { ticket(id: $id) { id unverifiedLetters { id from fromName unmaskedFrom subject receivedAt reason authentication fromStaff } } }`;
/** Who wrote what a colleague passed on, as far as its text says, or its Reply-To. */
export const FORWARDED_FROM = gql<{ incomingLetter: Pick<IncomingLetter, 'forwardedFrom' | 'replyTo'> | null }, { id: string }>`query ForwardedFrom($id: ID!) { incomingLetter(id: $id) { replyTo forwardedFrom { address name clientId clientName } } }`;
export const ACCEPT_UNVERIFIED = gql<LetterPayload<'acceptUnverifiedLetter'>, { input: { letterId: string; writtenBy: string | null } }>`mutation AcceptUnverifiedLetter($input: AcceptUnverifiedLetterInput!) { acceptUnverifiedLetter(input: $input) { letter { id version } userErrors { code message field clause } } }`;
export const SET_ASIDE = gql<LetterPayload<'setUnverifiedLetterAside'>, { input: { letterId: string } }>`mutation SetUnverifiedLetterAside($input: SetUnverifiedLetterAsideInput!) { setUnverifiedLetterAside(input: $input) { letter { id version } userErrors { code message field clause } } }`;
/** Letters that a ticket took in although their sender is forged: the desk only records what it finds. */
export const FORGED = gql<{ incomingLetters: { nodes: UnverifiedLetter[] } }, { id: string }>`query ForgedLetters($id: ID!) { incomingLetters(page: { offset: 0, limit: 5 }, filter: { ticketId: $id, authentication: [FAIL], outcome: [JOINED, REGISTERED] }) { nodes { id from fromName unmaskedFrom subject receivedAt reason authentication fromStaff } } }`;

export const PUT_ASIDE = gql<{ putLetterAside: Payload & { letter: IncomingLetterRecord | null } }, { input: { letterId: string; why: string; othersUpTo: string | null } }>`
  mutation PutLetterAside($input: PutLetterAsideInput!) { putLetterAside(input: $input) { letter { ...IncomingLetterRow } userErrors { code message field clause } } } ${ROW}`;
export const READ_AGAIN = gql<{ readLetterAgain: Payload & { letter: IncomingLetterRecord | null } }, { input: { letterId: string } }>`
  mutation ReadLetterAgain($input: ReadLetterAgainInput!) { readLetterAgain(input: $input) { letter { ...IncomingLetterRow } userErrors { code message field clause } } } ${ROW}`;

/** A sender whose letters are put aside: an address or a whole domain. */
export interface BlockedSender { sender: string; blockedAt: string; blockedBy: string; letters: number }
export const BLOCKED_SENDERS = gql<{ blockedSenders: BlockedSender[] }, Record<never, never>>`query BlockedSenders { blockedSenders { sender blockedAt blockedBy letters } }`;
export const BLOCK_SENDER = gql<{ blockSender: Payload & { letter: IncomingLetterRecord | null } }, { input: { letterId: string; wholeDomain: boolean } }>`
  mutation BlockSender($input: BlockSenderInput!) { blockSender(input: $input) { letter { ...IncomingLetterRow } userErrors { code message field clause } } } ${ROW}`;
export const UNBLOCK_SENDER = gql<{ unblockSender: Payload }, { input: { sender: string } }>`mutation UnblockSender($input: UnblockSenderInput!) { unblockSender(input: $input) { userErrors { code message field clause } } }`;

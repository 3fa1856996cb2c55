import type { LetterStatus } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

/** A letter from the desk, without its text. */
export interface OutgoingLetterRow {
  id: string; templateKey: string; to: string; subject: string; status: LetterStatus;
  createdAt: string; sendAfter: string; sentAt: string | null; attempts: number; lastError: string | null; toAttend: boolean;
  /** Its ticket has a task while it does not arrive (R16). */
  isWaitedFor: boolean;
  /** It leaves in working hours alone (§4.6). */
  isWrittenByPeople: boolean;
  /** It did not arrive, be it at one of its addresses. */
  isUnreached: boolean;
  /** Addresses that did not take it; others may have. */
  refused: { address: string; said: string | null }[];
  ticket: { id: string; number: string; subject: string; answerNotDeliveredAt: string | null } | null; version: number;
}
export interface OutgoingLetter extends OutgoingLetterRow { body: string; html: string; files: string[]; messageId: string; nextAttemptAt: string; pendingTo: string | null; serverAnswer: string | null; regulationNumber: string | null }

const ROW = gql`fragment OutgoingLetterRow on OutgoingLetter { id templateKey to subject status createdAt sendAfter sentAt attempts lastError toAttend isWaitedFor isWrittenByPeople isUnreached refused { address said } ticket { id number subject answerNotDeliveredAt } version }`;

export const OUTGOING_LETTERS = gql`query OutgoingLetters($page: OffsetPageInput, $filter: OutgoingLetterFilter) { outgoingLetters(page: $page, filter: $filter) { nodes { ...OutgoingLetterRow } totalCount } } ${ROW}`;
export const OUTGOING_LETTER = gql`query OutgoingLetter($id: ID!) { outgoingLetter(id: $id) { ...OutgoingLetterRow body html files messageId nextAttemptAt pendingTo serverAnswer regulationNumber } } ${ROW}`;
/** Letters about which somebody has to do something: no news, none with which staff are done, none whose task has ended. */
export const TO_ATTEND_COUNT = gql<{ outgoingLetters: { totalCount: number } }>`query LettersToAttend { outgoingLetters(page: { offset: 0, limit: 1 }, filter: { toAttend: true }) { totalCount } }`;
export const FAILED_TILE = gql<{ outgoingLetters: { nodes: Pick<OutgoingLetterRow, 'id' | 'subject' | 'to' | 'createdAt'>[]; totalCount: number } }, Record<never, never>>`query FailedTile { outgoingLetters(page: { offset: 0, limit: 5 }, filter: { toAttend: true, status: [FAILED, RETURNED, SENT] }) { nodes { id subject to createdAt } totalCount } }`;
/** Letters that are overdue while none leaves; null when nothing is wrong. */
export const STANDSTILL = gql<{ outgoingStandstill: { since: string; letters: number; letterId: string; said: string | null } | null }, Record<never, never>>`query OutgoingStandstill { outgoingStandstill { since letters letterId said } }`;
/** Whether letters go nowhere, since no mail server is set. */
export const SERVER_MISSING = gql<{ mailServerMissing: boolean }, Record<never, never>>`query MailServerMissing { mailServerMissing }`;
export const HELD_TO = gql<{ outgoingLetters: { totalCount: number } }, { address: string }>`query HeldLettersTo($address: String!) { outgoingLetters(page: { offset: 0, limit: 1 }, filter: { status: [HELD], toInbox: $address }) { totalCount } }`;
type HeldPayload<Name extends string> = Record<Name, Payload & { letter: OutgoingLetterRow | null }>;
interface HeldInput { input: { letterId: string; allToAddress: boolean } }
export const RELEASE_HELD = gql<HeldPayload<'releaseHeldLetter'>, HeldInput>`mutation ReleaseHeldLetter($input: ReleaseHeldLetterInput!) { releaseHeldLetter(input: $input) { letter { ...OutgoingLetterRow } userErrors { code message field clause } } } ${ROW}`;
export const CANCEL_HELD = gql<HeldPayload<'cancelHeldLetter'>, HeldInput>`mutation CancelHeldLetter($input: CancelHeldLetterInput!) { cancelHeldLetter(input: $input) { letter { ...OutgoingLetterRow } userErrors { code message field clause } } } ${ROW}`;
export const SEND_AGAIN = gql<HeldPayload<'sendLetterAgain'>, { input: { letterId: string } }>`mutation SendLetterAgain($input: SendLetterAgainInput!) { sendLetterAgain(input: $input) { letter { ...OutgoingLetterRow } userErrors { code message field clause } } } ${ROW}`;
export const DISMISS = gql<HeldPayload<'dismissLetter'>, { input: { letterId: string } }>`mutation DismissLetter($input: DismissLetterInput!) { dismissLetter(input: $input) { letter { ...OutgoingLetterRow } userErrors { code message field clause } } } ${ROW}`;

import type { IncomingLetterOutcome } from '@reglament/schema';
import { gql, type Payload, type Picked } from '@reglament/admin/kit';

/** A letter that reached the desk. None is ever deleted (§4.9). */
export interface IncomingLetterRecord {
  id: string; from: string | null; fromName: string | null; subject: string | null; receivedAt: string; outcome: IncomingLetterOutcome;
  /** Why, in the viewer's language; null when it was simply registered or joined. */
  reason: string | null;
  ticket: { id: string; number: string; subject: string } | null;
  messageId: string | null; bytes: number;
  /** Where it is fetched as it came. */
  rawUrl: string; version: number;
}

const ROW = gql`fragment IncomingLetterRow on IncomingLetter { id from fromName subject receivedAt outcome reason ticket { id number subject } messageId bytes rawUrl version }`;

export const INCOMING_LETTERS = gql`query IncomingLetters($page: OffsetPageInput, $filter: IncomingLetterFilter) { incomingLetters(page: $page, filter: $filter) { nodes { ...IncomingLetterRow } totalCount } } ${ROW}`;
export const INCOMING_LETTER = gql`query IncomingLetter($id: ID!) { incomingLetter(id: $id) { ...IncomingLetterRow } } ${ROW}`;
export const LETTER_TEXT = gql<{ incomingLetterText: string | null }, { id: string }>`query IncomingLetterText($id: ID!) { incomingLetterText(id: $id) }`;
export const QUARANTINE_COUNT = gql<{ incomingLetters: { totalCount: number } }>`query QuarantinedLetters { incomingLetters(page: { offset: 0, limit: 1 }, filter: { outcome: [QUARANTINED] }) { totalCount } }`;
export const RELEASE_LETTER = gql<{ releaseLetter: Payload & { letter: IncomingLetterRecord | null } }, { input: { letterId: string; clientId: string; contactName: string | null } }>`
  mutation ReleaseLetter($input: ReleaseLetterInput!) { releaseLetter(input: $input) { letter { ...IncomingLetterRow } userErrors { code message field clause } } } ${ROW}`;
export const FIND_CLIENTS = gql<{ clients: { nodes: Picked[] } }, { text: string }>`query FindClients($text: String!) { clients(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name } } }`;
export const QUARANTINE_TILE = gql<{ incomingLetters: { nodes: Pick<IncomingLetterRecord, 'id' | 'subject' | 'from' | 'receivedAt'>[]; totalCount: number } }, Record<never, never>>`query QuarantineTile { incomingLetters(page: { offset: 0, limit: 5 }, filter: { outcome: [QUARANTINED] }) { nodes { id subject from receivedAt } totalCount } }`;

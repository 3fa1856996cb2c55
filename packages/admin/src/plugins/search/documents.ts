import { gql, type MarkedText, type Payload } from '@reglament/admin/kit';
import type { SearchKind, TicketStatus } from '@reglament/schema';

export interface SearchHit { kind: SearchKind; id: string; number: string | null; title: MarkedText; snippet: MarkedText | null; clientId: string | null; clientName: string | null }
export interface SearchCount { kind: SearchKind; count: number; exact: boolean }
export interface SearchAnswer { hits: SearchHit[]; corrections: { typed: string; taken: string }[] }

const HIT = gql`fragment Hit on SearchHit { kind id number title { text marks { start length } } snippet { text marks { start length } } clientId clientName }`;

export const SEARCH = gql<{ search: SearchAnswer }, { text: string; first: number; firstOfKind: number }>`query Search($text: String!, $first: Int, $firstOfKind: Int) {
  search(text: $text, first: $first, firstOfKind: $firstOfKind) {
    hits { ...Hit }
    corrections { typed taken }
  }
} ${HIT}`;
/** A page of all that was found, of one kind or of all. */
export const SEARCH_PAGE = gql<{ search: SearchAnswer & { counts: SearchCount[]; endCursor: string | null } }, { text: string; kinds: SearchKind[] | null; first: number }>`query SearchPage($text: String!, $kinds: [SearchKind!], $first: Int) {
  search(text: $text, kinds: $kinds, first: $first) { hits { ...Hit } counts { kind count exact } corrections { typed taken } endCursor }
} ${HIT}`;

export interface SimilarTicket { id: string; number: string; subject: string; status: TicketStatus; client: { name: string } }
export const SIMILAR_TICKETS = gql<{ ticket: { id: string; similar: SimilarTicket[] } | null }, { id: string }>`query SimilarTickets($id: ID!) { ticket(id: $id) { id similar(first: 5) { id number subject status client { name nameEn } } } }`;
export const LINK_SIMILAR = gql<{ linkTickets: Payload & { ticket: { id: string; version: number } | null } }, { input: { ticketId: string; otherId: string } }>`
  mutation LinkSimilar($input: LinkTicketsInput!) { linkTickets(input: $input) { ticket { id version } userErrors { code message field clause } } }`;

import { gql, type MarkedText } from '@reglament/admin/kit';
import type { SearchKind } from '@reglament/schema';

export interface SearchHit { kind: SearchKind; id: string; number: string | null; title: MarkedText; snippet: MarkedText | null; clientId: string | null; clientName: string | null }
export interface SearchAnswer { hits: SearchHit[]; corrections: { typed: string; taken: string }[] }

export const SEARCH = gql<{ search: SearchAnswer }, { text: string; first: number; firstOfKind: number }>`query Search($text: String!, $first: Int, $firstOfKind: Int) {
  search(text: $text, first: $first, firstOfKind: $firstOfKind) {
    hits { kind id number title { text marks { start length } } snippet { text marks { start length } } clientId clientName }
    corrections { typed taken }
  }
}`;

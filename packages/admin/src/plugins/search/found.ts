import type { FoundItem } from '@reglament/admin/kit';
import { codesOf, searchKinds } from '@reglament/schema';
import type { SearchHit } from './documents.ts';

/** Where a record is looked at; a contact stands on the page of its client. */
const addressOf = ({ kind, id, clientId }: SearchHit): string =>
  ({
    TICKET: `/tickets/${id}`,
    CLIENT: `/clients/${id}/show`,
    CONTACT: `/clients/${clientId ?? ''}/show`,
    PRODUCT: `/products/${id}/show`,
    ARTICLE: `/articles/${id}/show`,
    FEATURE_REQUEST: `/featureRequests/${id}/show`,
    TERMS_OF_REFERENCE: `/termsOfReference/${id}/show`,
  })[kind];

/** The group that holds the best hit first, the others in the order of the kinds. */
const byGroup = (hits: readonly SearchHit[]): SearchHit[] => {
  const best = hits[0]?.kind;
  const kinds = codesOf(searchKinds).toSorted((a, b) => Number(b === best) - Number(a === best));
  return kinds.flatMap((kind) => hits.filter((hit) => hit.kind === kind));
};

/** Hits as lines of a list: in groups, or in the order in which they were found. */
export const foundItems = (hits: readonly SearchHit[], order: 'byGroup' | 'asFound' = 'byGroup'): FoundItem[] =>
  (order === 'byGroup' ? byGroup(hits) : hits).map((hit) => ({
    id: hit.id,
    group: `search.kind.${hit.kind}`,
    number: hit.number,
    title: hit.title,
    detail: hit.snippet && hit.snippet.marks.length > 0 ? hit.snippet : null,
    note: hit.kind === 'CLIENT' ? null : hit.clientName,
    to: addressOf(hit),
  }));

/** The page with everything that was found of a text. */
export const pageOf = (typed: string): string => `/search?${new URLSearchParams({ q: typed }).toString()}`;

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
    FEATURE_REQUEST: `/featureRequests/${id}/show`,
    TERMS_OF_REFERENCE: `/termsOfReference/${id}/show`,
  })[kind];

/** The group that holds the best hit comes first, the others in the order of the kinds. */
export const foundItems = (hits: readonly SearchHit[]): FoundItem[] => {
  const best = hits[0]?.kind;
  const kinds = codesOf(searchKinds).toSorted((a, b) => Number(b === best) - Number(a === best));
  return kinds.flatMap((kind) =>
    hits.filter((hit) => hit.kind === kind).map((hit) => ({
      id: hit.id,
      group: `search.kind.${kind}`,
      number: hit.number,
      title: hit.title,
      detail: hit.snippet && hit.snippet.marks.length > 0 ? hit.snippet : null,
      note: kind === 'CLIENT' ? null : hit.clientName,
      to: addressOf(hit),
    })),
  );
};

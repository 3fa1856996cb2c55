import { weightsFor } from '../access/searchable.ts';
import type { Viewer } from '../access/viewer.ts';
import { clientIsNamed } from '../clients/named.ts';
import type { Conditions } from '../platform/reading/conditions.ts';
import { asksForWords, parseTextQuery, tsqueryOf } from '../platform/text/textQuery.ts';

/** A condition on the tickets `t`: those that speak of what was typed, by the index of the search. */
export const speaksOf = (text: string, viewer: Viewer, conditions: Conditions): string => {
  const query = parseTextQuery(text);
  if (!asksForWords(query) && query.client === null) return 'false';
  const words = asksForWords(query) ? `and d.words @@ ${tsqueryOf(query, weightsFor(viewer), conditions)}` : '';
  const spoken = `t.id in (select d.record_id from search_document d where d.kind = 'TICKET' ${words})`;
  return query.client === null ? spoken : `(${spoken} and ${clientIsNamed('t.client_id', query.client, conditions)})`;
};

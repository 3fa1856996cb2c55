import type { Searchable, SearchableAddition } from '../access/searchable.ts';
import { searchableFileNames } from '../attachments/searchable.ts';
import { searchableClients, searchableContacts } from '../clients/searchable.ts';
import { searchableFeatureRequests } from '../featureRequests/searchable.ts';
import { searchableArticles } from '../knowledge/searchable.ts';
import { searchableProducts } from '../products/searchable.ts';
import { searchableTermsOfReference } from '../termsOfReference/searchable.ts';
import { searchableTickets } from '../tickets/searchable.ts';

/** Records with what another feature adds to their texts. */
const withMore = (searchable: Searchable, { texts }: SearchableAddition): Searchable => ({
  ...searchable,
  texts: `select own.id, own."clientId", own.at, own.number, own.title, own.names, concat_ws(E'\\n', own.body, more.body) as body, concat_ws(E'\\n', own.inner, more.inner) as inner
    from (${searchable.texts}) own left join (${texts}) more on more.id = own.id`,
});

/** THE list of what the search finds. Another kind is a line here, a word in `searchKinds` and the two check constraints of its migration. */
export const searchables: readonly Searchable[] = [
  withMore(searchableTickets, searchableFileNames), searchableClients, searchableContacts, searchableProducts, searchableArticles, searchableFeatureRequests, searchableTermsOfReference,
];

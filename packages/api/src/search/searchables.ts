import type { Searchable } from '../access/searchable.ts';
import { searchableClients, searchableContacts } from '../clients/searchable.ts';
import { searchableFeatureRequests } from '../featureRequests/searchable.ts';
import { searchableProducts } from '../products/searchable.ts';
import { searchableTermsOfReference } from '../termsOfReference/searchable.ts';
import { searchableTickets } from '../tickets/searchable.ts';

/** THE list of what the search finds. Another kind is a line here, a word in `searchKinds` and the two check constraints of its migration. */
export const searchables: readonly Searchable[] = [
  searchableTickets, searchableClients, searchableContacts, searchableProducts, searchableFeatureRequests, searchableTermsOfReference,
];

/** The weights that a client's system may look in: never what only staff may find. */
export const clientWeights = 'ABC';

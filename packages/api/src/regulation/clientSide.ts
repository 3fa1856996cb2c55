import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of the regulation: the kinds of requests that it knows (§3, §4.5). */
export const clientSide: ClientSide = {
  Query: ['requestCategories'],
  RequestCategory: ['clause', 'code', 'nameEn', 'nameRu', 'scope'],
};

import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of products. */
export const clientSide: ClientSide = {
  Query: ['product', 'products'],
  Product: ['active', 'description', 'descriptionEn', 'id', 'key', 'kind', 'name', 'nameEn', 'version', 'versions'],
  ProductOrder: ['direction', 'field'],
  DirectoryFilter: ['active', 'ids', 'text'],
};

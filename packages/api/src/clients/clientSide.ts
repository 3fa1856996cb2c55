import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of themselves (§1, §4.1): who they are and who writes for them. */
export const clientSide: ClientSide = {
  Query: ['client', 'contact', 'contacts'],
  Client: ['active', 'contacts', 'contract', 'entitled', 'id', 'key', 'locale', 'name', 'nameEn', 'supportFrom', 'supportUntil', 'timeZone', 'version'],
  Contact: ['active', 'client', 'email', 'externalId', 'id', 'name', 'phone', 'responsible', 'title', 'version'],
  ContactOrder: ['direction', 'field'],
  DirectoryFilter: ['active', 'ids', 'text'],
};

import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of people and of themselves: the name of who works for them, and what their key may do. */
export const clientSide: ClientSide = {
  Query: ['viewer'],
  Viewer: ['clientId', 'id', 'kind', 'name', 'rights'],
  ViewerKind: ['MACHINE_CLIENT'],
  Staff: ['id', 'initials', 'name', 'title'],
};

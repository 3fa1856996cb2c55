import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** Clients find what is theirs by its id, whatever it is. */
export const clientSide: ClientSide = {
  Query: ['node', 'nodes'],
  Node: ['id'],
};

import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of solutions that come later or not at all (§4.13): what was decided and told them, not its proof. */
export const clientSide: ClientSide = {
  Ticket: ['postponements'],
  Postponement: ['at', 'authorName', 'body', 'effect', 'id', 'reason', 'reviewOn'],
};

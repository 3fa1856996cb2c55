import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of their requests at development (§3.2): how far they are and what can be done meanwhile, nothing that was collected. */
export const clientSide: ClientSide = {
  Ticket: ['handovers'],
  Handover: ['endedAt', 'handedOverAt', 'id', 'reason', 'release', 'state', 'updatedAt', 'workaround'],
};

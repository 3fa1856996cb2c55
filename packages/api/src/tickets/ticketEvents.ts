import type { LogStream } from '../access/following.ts';
import { isClientSide, boundClientOf, type Viewer } from '../access/viewer.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';

/** Events that never leave the desk. */
const internalTypes: ReadonlySet<string> = new Set(['INTERNAL_NOTE_ADDED', 'OBLIGATION_BREACHED', 'OBLIGATION_AT_RISK', 'OBLIGATION_NOT_REQUIRED', 'OBLIGATION_GRACED', 'BREACH_EXCUSED', 'TICKET_ASSIGNED', 'QUEUE_OVERTAKEN', 'LETTER_FAILED', 'LETTER_RETURNED', 'ANSWER_NOT_DELIVERED', 'ANSWER_DELIVERED_OTHERWISE', 'POSTPONEMENT_REVIEW_DUE', 'HANDOVER_UPDATED', 'TICKETS_LINKED', 'TICKETS_UNLINKED', 'TICKET_WATCHED', 'TICKET_UNWATCHED', 'STAFF_MENTIONED', 'CLIENT_SILENT']);

/** Whether the viewer may see an event: it concerns a ticket, of the viewer's client, and is not the desk's own business. */
export const maySee = (viewer: Viewer, event: PlacedEvent): boolean => {
  if (event.subjectType !== 'ticket') return false;
  const bound = boundClientOf(viewer);
  if (bound !== null && event.clientId !== bound) return false;
  return !(isClientSide(viewer) && internalTypes.has(event.type));
};

export const ticketEvents: LogStream = { right: 'tickets.read', sees: maySee };

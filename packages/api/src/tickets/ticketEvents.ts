import type { LogStream } from '../access/following.ts';
import { isClientSide, boundClientOf, type Viewer } from '../access/viewer.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';

/** What a client's system is told of its requests; whatever is not here, a plugin's events too, is the desk's own. */
const forClients: readonly string[] = [
  'TICKET_REGISTERED', 'TICKET_DETAILS_ADDED', 'TICKET_TAKEN', 'TICKET_ANSWERED', 'CLIENT_MESSAGE_ADDED', 'CLIENT_REMINDED', 'PRIORITY_CHANGED', 'PRIORITY_PROPOSED', 'PRIORITY_PROPOSAL_SETTLED', 'TICKET_CLOSED', 'TICKET_REOPENED',
  'TICKET_POSTPONED', 'TICKET_REFUSED', 'TICKET_HANDED_OVER', 'TICKET_RETURNED', 'TICKETS_MERGED', 'TICKET_SPLIT', 'OBLIGATION_MOVED', 'OBLIGATION_CONFIRMED', 'LETTER_SENT',
];
const toldToClients: ReadonlySet<string> = new Set(forClients);

/** What else happens to requests: the desk's own business. */
const forDesk: readonly string[] = [
  'QUEUE_OVERTAKEN', 'TICKET_ASSIGNED', 'INTERNAL_NOTE_ADDED', 'STAFF_MENTIONED', 'TICKET_WATCHED', 'TICKET_UNWATCHED', 'TICKETS_LINKED', 'TICKETS_UNLINKED', 'ANSWER_WITHDRAWN', 'ANSWER_HELD_ANEW', 'ANSWER_NOT_DELIVERED', 'ANSWER_DELIVERED_OTHERWISE',
  'LETTER_FAILED', 'LETTER_RETURNED', 'POSTPONEMENT_REVIEW_DUE', 'HANDOVER_UPDATED', 'CLIENT_SILENT', 'OBLIGATION_AT_RISK', 'OBLIGATION_BREACHED', 'OBLIGATION_NOT_REQUIRED', 'OBLIGATION_GRACED', 'BREACH_EXCUSED',
];

/** Whether the viewer may see an event: it concerns a ticket, of the viewer's client, and is not the desk's own business. */
export const maySee = (viewer: Viewer, event: PlacedEvent): boolean => {
  if (event.subjectType !== 'ticket') return false;
  const bound = boundClientOf(viewer);
  if (bound !== null && event.clientId !== bound) return false;
  return !isClientSide(viewer) || toldToClients.has(event.type);
};

export const ticketEvents: LogStream = { right: 'tickets.read', sees: maySee, typesFor: (audience) => (audience === 'client' ? forClients : [...forClients, ...forDesk]) };

import { typed } from './document.ts';
import type { AddClientMessageInput, CreateTicketInput, Ticket, TicketEvent, TicketFilter, TicketSla, TimelineEntry, UpsertResult, UserError, WishChange } from './types.ts';

/** What an act answers: its subject, or why it was refused. */
export type Outcome<Subject extends string, Type> = { [field in Subject]: Type | null } & { userErrors: UserError[]; eventIds: string[]; eventCursor: string | null };

/** A request as most systems keep it: number, state, version, and when the answer is due. */
export type TicketInShort = Pick<Ticket, 'id' | 'number' | 'subject' | 'status' | 'priority' | 'version' | 'updatedAt'> & { sla: Pick<TicketSla, 'dueAt' | 'standing'> | null };

const short = 'id number subject status priority version updatedAt sla { dueAt standing }';
const refusals = 'userErrors { code field clause message params { name value } } eventIds eventCursor';

/** Files a request (§4.1, §4.5). With an `id` or an `externalId` of yours it is registered once; `result` says whether it was there already. */
export const createTicket = typed<{ createTicket: Outcome<'ticket', TicketInShort> & { result: UpsertResult | null } }, { input: CreateTicketInput }>(
  `mutation CreateTicket($input: CreateTicketInput!) { createTicket(input: $input) { result ticket { ${short} } ${refusals} } }`);

/** Adds a message of the client to its request (§4.12). */
export const addClientMessage = typed<{ addClientMessage: Outcome<'ticket', TicketInShort> }, { input: AddClientMessageInput }>(
  `mutation AddClientMessage($input: AddClientMessageInput!) { addClientMessage(input: $input) { ticket { ${short} } ${refusals} } }`);

/** One request by its id or number, with its correspondence (§4.4). */
export const ticket = typed<{ ticket: (TicketInShort & { timeline: (Pick<TimelineEntry, 'id' | 'type' | 'at' | 'body' | 'clause'> & { author: { name: string } })[] }) | null }, { id: string }>(
  `query Ticket($id: ID!) { ticket(id: $id) { ${short} timeline { id type at body clause author { name } } } }`);

/** A page of requests. */
export const tickets = typed<{ tickets: { nodes: TicketInShort[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }, { first?: number; after?: string | null; filter?: TicketFilter }>(
  `query Tickets($first: Int, $after: Cursor, $filter: TicketFilter) { tickets(first: $first, after: $after, filter: $filter) { nodes { ${short} } pageInfo { hasNextPage endCursor } } }`);

/** A frame of a stream of the log: an acknowledgement, an event, or a heart-beat. */
export interface StreamFrame<Event> {
  ack: boolean;
  cursor: string;
  event: Event | null;
}

/** What happens to the requests of the client. */
export const ticketEvents = typed<{ ticketEvents: StreamFrame<Pick<TicketEvent, 'id' | 'type' | 'occurredAt' | 'ticketId' | 'ticketNumber' | 'ticketVersion'> & { ticket: TicketInShort | null }> }, { after?: string | null }>(
  `subscription TicketEvents($after: Cursor) { ticketEvents(after: $after) { ack cursor event { id type occurredAt ticketId ticketNumber ticketVersion ticket { ${short} } } } }`);

/** What becomes of wishes (§3.12). */
export const wishChanges = typed<{ wishChanges: StreamFrame<Pick<WishChange, 'id' | 'type' | 'occurredAt' | 'number' | 'wishVersion'>> }, { after?: string | null }>(
  'subscription WishChanges($after: Cursor) { wishChanges(after: $after) { ack cursor event { id type occurredAt number wishVersion } } }');

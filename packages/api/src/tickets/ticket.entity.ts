import { defineEntity, p } from '@mikro-orm/core';
import { channels, closingReasons, codesOf, criticalities, postponementReasons, priorities, ticketKinds, ticketStatuses } from '@reglament/schema';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { newId } from '../platform/identity.ts';
import { Product } from '../products/product.entity.ts';
import { urgency } from '../regulation/queueOrder.ts';
import { RegulationVersion } from '../regulation/regulationVersion.entity.ts';
import { Staff } from '../staff/staff.entity.ts';

/** §4.7: how urgent a request is, the most urgent first, for the database; `alias` is the table's. */
export const urgencyOf = (alias: string): string => `array_position(array[${codesOf(priorities).toSorted((a, b) => urgency[a] - urgency[b]).map((code) => `'${code}'`).join(',')}], ${alias}.priority::text)`;

const TicketSchema = defineEntity({
  name: 'Ticket',
  tableName: 'ticket',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    number: p.string().length(32).unique(),
    subject: p.string().length(500),
    kind: p.enum(codesOf(ticketKinds)),
    /** Code of the request category (§3); each has its clause and scope in the regulation version. */
    categoryCode: p.string().length(64).nullable(),
    status: p.enum(codesOf(ticketStatuses)),
    priority: p.enum(codesOf(priorities)),
    /** The client named none: the default was taken and the confirmation says how to change it (§4.7). */
    priorityByDefault: p.boolean().default(false),
    criticality: p.enum(codesOf(criticalities)).nullable(),
    channel: p.enum(codesOf(channels)),
    locale: p.string().length(5).default('ru'),
    client: () => p.manyToOne(Client),
    contact: () => p.manyToOne(Contact).nullable(),
    product: () => p.manyToOne(Product).nullable(),
    productVersion: p.string().length(120).nullable(),
    assignee: () => p.manyToOne(Staff).nullable(),
    /** Number and date under which a paper letter or fax was registered (§4.1). */
    incomingNumber: p.string().length(120).nullable(),
    scanName: p.string().length(255).nullable(),
    /** What a system of the client calls it; unique for the client. */
    externalId: p.string().length(200).nullable(),
    /** The request with which the burst of letters began that it belongs to (§4.9); null when it belongs to none. */
    burstOfId: p.uuid().nullable(),
    relatedLinks: p.array().$type<string[]>(),
    /** Whether the desk may repeat by itself what its sender wrote: false while nothing proves who that is (§4.2, §4.9). */
    echo: p.boolean().default(true),
    /** Whether its contact has proven since to have written to it, under a name that is theirs: they are greeted by it. What opened the request stays unproven. */
    contactProven: p.boolean().default(false),
    /** What §4.5 asks for and the request lacks; asked for once, never in the way of acceptance. */
    missingFields: p.array().$type<string[]>(),
    /** Whether the client was under support on the day of receipt (§1). */
    entitled: p.boolean().default(true),
    receivedAt: p.datetime(3),
    registeredAt: p.datetime(3),
    takenAt: p.datetime(3).nullable(),
    closedAt: p.datetime(3).nullable(),
    closingReason: p.enum(codesOf(closingReasons)).nullable(),
    postponementReason: p.enum(codesOf(postponementReasons)).nullable(),
    /** When a postponed question is taken up again: the opening of the day of its review (§4.13). It counts while the ticket is postponed. */
    reviewAt: p.datetime(3).nullable(),
    /** R16: since when an answer is known not to have reached the client; null when the last one did, as far as anybody knows. */
    undeliveredAt: p.datetime(3).nullable(),
    lastClientMessageAt: p.datetime(3).nullable(),
    regulationVersion: () => p.manyToOne(RegulationVersion),
    /** The obligation that governs the ticket: the open one, else the latest. A copy of its due while it is open orders the queue. */
    obligationId: p.uuid().nullable(),
    dueAt: p.datetime(3).nullable(),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'ticket_queue', expression: 'create index ticket_queue on ticket (due_at, received_at, id)' },
    // the queue without what has ended, however much that is
    { name: 'ticket_open', expression: `create index ticket_open on ticket (due_at, received_at, id) where status not in ('CLOSED', 'REJECTED')` },
    { name: 'ticket_client', expression: 'create index ticket_client on ticket (client_id, due_at, received_at, id)' },
    // which products the client has asked about (§3.3)
    { name: 'ticket_product', expression: 'create index ticket_product on ticket (client_id, product_id) where product_id is not null' },
    { name: 'ticket_status', expression: 'create index ticket_status on ticket (status, received_at, id)' },
    { name: 'ticket_updated', expression: 'create index ticket_updated on ticket (updated_at, id)' },
    { name: 'ticket_undelivered', expression: 'create index ticket_undelivered on ticket (undelivered_at) where undelivered_at is not null' },
    { name: 'ticket_burst', expression: 'create index ticket_burst on ticket (burst_of_id) where burst_of_id is not null' },
    { name: 'ticket_review', expression: 'create index ticket_review on ticket (review_at) where review_at is not null' },
    { name: 'ticket_assigned', expression: 'create index ticket_assigned on ticket (assignee_id, registered_at)' },
    { name: 'ticket_external', expression: 'create unique index ticket_external on ticket (client_id, external_id) where external_id is not null' },
    { name: 'ticket_urgency', expression: `create index ticket_urgency on ticket ((${urgencyOf('ticket')}), received_at, id)` },
    { name: 'ticket_received', expression: 'create index ticket_received on ticket (received_at, id)' },
  ],
});

/** A request of a client (§1, Обращение). */
export class Ticket extends TicketSchema.class {}
TicketSchema.setClass(Ticket);

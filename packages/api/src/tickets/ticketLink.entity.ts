import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, ticketLinkKinds } from '@reglament/schema';
import { Ticket } from './ticket.entity.ts';

const TicketLinkSchema = defineEntity({
  name: 'TicketLink',
  tableName: 'ticket_link',
  properties: {
    fromTicket: () => p.manyToOne(Ticket).primary(),
    toTicket: () => p.manyToOne(Ticket).primary().index(),
    kind: p.enum(codesOf(ticketLinkKinds)).primary(),
    at: p.datetime(3),
  },
  indexes: [{ name: 'ticket_link_merged_once', expression: "create unique index ticket_link_merged_once on ticket_link (from_ticket_id) where kind = 'MERGED_INTO'" }],
});

/** Two requests that belong together (§4.4), of one client unless they are only related; it is read from `fromTicket`: "A continues B". */
export class TicketLink extends TicketLinkSchema.class {}
TicketLinkSchema.setClass(TicketLink);

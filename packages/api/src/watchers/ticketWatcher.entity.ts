import { defineEntity, p } from '@mikro-orm/core';
import { Staff } from '../staff/staff.entity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

const TicketWatcherSchema = defineEntity({
  name: 'TicketWatcher',
  tableName: 'ticket_watcher',
  properties: {
    ticket: () => p.manyToOne(Ticket).primary(),
    staff: () => p.manyToOne(Staff).primary().index(),
    since: p.datetime(3),
  },
});

/** Somebody of the staff who keeps an eye on a ticket without being responsible for it (§1). */
export class TicketWatcher extends TicketWatcherSchema.class {}
TicketWatcherSchema.setClass(TicketWatcher);

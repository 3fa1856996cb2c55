import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import { Announcement } from './announcement.entity.ts';

const SolvedTicketSchema = defineEntity({
  name: 'SolvedTicket',
  tableName: 'solved_ticket',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    announcement: () => p.manyToOne(Announcement),
    /** Whose request it is: nobody else reads its number. */
    clientId: p.uuid(),
    number: p.string().length(32),
  },
  uniques: [{ properties: ['announcement', 'number'] }],
});

/** A request that a release solves (§3.3), as whoever published the release named it. */
export class SolvedTicket extends SolvedTicketSchema.class {}
SolvedTicketSchema.setClass(SolvedTicket);

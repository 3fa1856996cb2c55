import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import { Staff } from '../staff/staff.entity.ts';
import { Ticket } from './ticket.entity.ts';

const InternalNoteSchema = defineEntity({
  name: 'InternalNote',
  tableName: 'internal_note',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    ticket: () => p.manyToOne(Ticket).index(),
    staff: () => p.manyToOne(Staff).nullable(),
    authorName: p.string().length(200),
    body: p.text(),
    writtenAt: p.datetime(3),
  },
});

/** What staff tell each other about a ticket. It lives in a table of its own, so that no query for the client can reach it. */
export class InternalNote extends InternalNoteSchema.class {}
InternalNoteSchema.setClass(InternalNote);

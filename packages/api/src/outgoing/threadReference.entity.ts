import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

const ThreadReferenceSchema = defineEntity({
  name: 'ThreadReference',
  tableName: 'thread_reference',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    ticket: () => p.manyToOne(Ticket).index(),
    messageHeaderId: p.string().length(1000).index(),
    notedAt: p.datetime(3),
  },
});

/** The Message-ID of a client's letter that belongs to a ticket: our letters answer it, and later ones of the client name it. */
export class ThreadReference extends ThreadReferenceSchema.class {}
ThreadReferenceSchema.setClass(ThreadReference);

import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../identity.ts';
import type { Actor } from './actor.ts';

/**
 * One thing that happened, written in the transaction that made it happen and never changed afterwards.
 * The relay gives it its position and its link in the hash chain.
 */
const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'event_log',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    position: p.bigint('number').nullable().unique(),
    type: p.string().length(64),
    subjectType: p.string().length(32),
    subjectId: p.uuid(),
    subjectVersion: p.integer().default(1),
    clientId: p.uuid().nullable(),
    actor: p.json().$type<Actor>(),
    payload: p.json().$type<Record<string, unknown>>(),
    occurredAt: p.datetime(3),
    previousHash: p.string().length(64).nullable(),
    hash: p.string().length(64).nullable(),
    /** When a person was erased from it; from then on what it says is less than what its link protects. */
    erasedAt: p.datetime(3).nullable(),
  },
  indexes: [{ properties: ['subjectId', 'occurredAt'] }],
});

export class Event extends EventSchema.class {}
EventSchema.setClass(Event);

import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import { Staff } from './staff.entity.ts';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    staff: () => p.manyToOne(Staff),
    /** SHA-256 of the token in the cookie; the token itself is nowhere. */
    tokenHash: p.string().length(64).unique().hidden(),
    startedAt: p.datetime(3),
    expiresAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
  },
});

/** A signed-in browser of a member of staff. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);

import { defineEntity, p } from '@mikro-orm/core';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  properties: {
    /** Who sent it: staff or a machine user. */
    callerId: p.uuid().primary(),
    key: p.string().length(200).primary(),
    /** Which act of the request, from 0: a request may hold several. */
    ordinal: p.smallint().primary(),
    /** SHA-256 of document, operation and variables. */
    requestHash: p.string().length(64),
    /** What the verb answered; null while it runs. */
    outcome: p.json<{ result: unknown; eventIds: string[] }>().nullable(),
    /** The request whose try failed by a fault of ours, as its caller was told to quote it; null when none did. */
    failedRequestId: p.string().length(64).nullable(),
    createdAt: p.datetime(3).index(),
  },
});

/** An act that was done under a key of its caller's choosing: it stands or falls with the act. */
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);

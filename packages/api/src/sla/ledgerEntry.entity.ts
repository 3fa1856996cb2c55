import { defineEntity, p } from '@mikro-orm/core';
import type { ObligationChange } from '@reglament/schema';
import type { Actor } from '../platform/events/actor.ts';
import type { ObligationState } from './ledgerState.ts';

const LedgerEntrySchema = defineEntity({
  name: 'LedgerEntry',
  tableName: 'obligation_ledger',
  properties: {
    /** Given by the database while the obligation is locked: entries of one obligation stand in the order of its changes, whatever the clocks say. */
    entry: p.bigint('number').primary().autoincrement(),
    position: p.bigint('number').nullable().unique(),
    obligationId: p.uuid(),
    change: p.string().length(32).$type<ObligationChange>(),
    actorKind: p.string().length(16).$type<Actor['kind']>(),
    actorId: p.uuid().nullable(),
    /** A code out of a closed list; what a person wrote stays outside, here is only its hash. */
    reasonCode: p.string().length(64).nullable(),
    reasonHash: p.string().length(64).nullable(),
    /** Codes and identifiers that say more: the other ticket of a merge, the threshold of a warning. */
    details: p.json().$type<Record<string, unknown>>(),
    /** What the changed values were before, where something moved. */
    previous: p.json().$type<Partial<ObligationState>>().nullable(),
    /** All values after the change. */
    state: p.json().$type<ObligationState>(),
    occurredAt: p.datetime(3),
    previousHash: p.string().length(64).nullable(),
    hash: p.string().length(64).nullable(),
  },
  indexes: [
    { properties: ['obligationId', 'entry'] },
    { name: 'obligation_ledger_unplaced', expression: 'create index obligation_ledger_unplaced on obligation_ledger (entry) where position is null' },
  ],
});

/** R19: one change of a promised reaction, written with the change itself and never altered afterwards. It names nobody: people have identifiers here. */
export class LedgerEntry extends LedgerEntrySchema.class {}
LedgerEntrySchema.setClass(LedgerEntry);

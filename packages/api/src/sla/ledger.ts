import { createHash } from 'node:crypto';
import type { ObligationChange } from '@reglament/schema';
import type { Actor } from '../platform/events/actor.ts';
import type { Work } from '../platform/work.ts';
import { commitmentTo, type Committed } from './commitment.ts';
import { LedgerEntry } from './ledgerEntry.entity.ts';
import { differenceOf, stateOf, stateSql, type ObligationState } from './ledgerState.ts';
import type { ResponseObligation } from './responseObligation.entity.ts';

/** What an act says about its change of an obligation. */
export interface LedgerChange {
  change: ObligationChange;
  /** The state before the change (`stateOf(obligation)` taken first), where values moved; the entry then shows both. */
  before?: ObligationState;
  /** A code out of a closed list. */
  reasonCode?: string;
  /** What a person wrote. The ledger keeps only a commitment to it: text and salt can be erased, the entry stays true and tells nothing. */
  reason?: Committed;
  /** Codes and identifiers only, never a name or a text. */
  details?: Record<string, unknown>;
}

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * R19: enters a change of an obligation into the ledger. Call it right after the change, in the same act: both are written by the
 * same transaction. The obligation must be new or locked (`openObligationOf`), so that its entries stand in the order of its changes.
 */
export const enterLedger = (work: Work, obligation: ResponseObligation, { change, before, reasonCode, reason, details }: LedgerChange): void => {
  const state = stateOf(obligation);
  work.em.create(LedgerEntry, {
    obligationId: obligation.id,
    change,
    actorKind: work.actor.kind,
    actorId: work.actor.id,
    reasonCode: reasonCode ?? null,
    reasonHash: reason === undefined ? null : commitmentTo(reason),
    details: details ?? {},
    previous: before ? differenceOf(before, state) : null,
    state,
    occurredAt: work.at,
  });
};

/** The same change of many obligations, made by SQL. */
export interface LedgerRows {
  change: ObligationChange;
  actor: Pick<Actor, 'kind' | 'id'>;
  reasonCode?: string;
  occurredAt: Date;
  /** `previous` holds the earlier values of what moved, instants by `toISOString()`. */
  rows: readonly { obligationId: string; previous?: Partial<ObligationState> | null; details?: Record<string, unknown> }[];
}

const rowsSql = `insert into obligation_ledger (obligation_id, change, actor_kind, actor_id, reason_code, details, previous, state, occurred_at)
  select o.id, $4, $5, $6::uuid, $7, coalesce(e.details, '{}'), e.previous, ${stateSql('o')}, $8
  from unnest($1::uuid[], $2::jsonb[], $3::jsonb[]) with ordinality as e(id, previous, details, place)
  join response_obligation o on o.id = e.id
  order by e.place`;

const json = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));

/**
 * The set-based way for the breach engine and for recomputing: one statement for many obligations. Run it after the update, in the
 * same transaction: it takes the state from the rows as they are by then, and the update has locked them.
 * @param run executes SQL with $1… parameters inside that transaction, for example `(sql, values) => client.query(sql, values)`
 */
export const enterLedgerRows = async (run: (sql: string, values: unknown[]) => Promise<unknown>, { change, actor, reasonCode, occurredAt, rows }: LedgerRows): Promise<void> => {
  if (rows.length === 0) return;
  await run(rowsSql, [
    rows.map(({ obligationId }) => obligationId),
    rows.map(({ previous }) => json(previous)),
    rows.map(({ details }) => json(details)),
    change,
    actor.kind,
    actor.id,
    reasonCode ?? null,
    occurredAt,
  ]);
};

import type { Pool } from 'pg';
import { placeRows, type Chain } from '../platform/events/chain.ts';
import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';

/** The order and the chain of the obligation ledger (R19). */
export const ledgerChain: Chain = {
  table: 'obligation_ledger',
  key: 'entry',
  keyType: 'bigint',
  lock: 0x5e91a3e9,
  content: `jsonb_build_array(obligation_id, change, actor_kind, actor_id, reason_code, reason_hash, details, previous, state,
    to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'))::text`,
};

/** Gives every committed entry its place and its link. Returns how many it placed. */
export const placeLedger = async (pool: Pool): Promise<number> => {
  let placed = 0;
  for (let batch = await placeRows(pool, ledgerChain); batch > 0; batch = await placeRows(pool, ledgerChain)) placed += batch;
  return placed;
};

const lookEveryMilliseconds = 15_000;

/** Links what the acts have entered. Any number of processes may run it; they take turns. */
export const startLedgerChain = async ({ pool, events, log }: System): Promise<Process> => {
  const rounds = new Rounds({
    round: async () => {
      await placeLedger(pool);
      return null;
    },
    lookEveryMilliseconds,
    report: (error) => log.error({ error: String(error) }, 'the obligation ledger could not be linked; it is tried again'),
  });
  const unfollow = events.follow(() => void rounds.wake());
  await rounds.wake();
  return {
    stop: async () => {
      unfollow();
      await rounds.stop();
    },
  };
};

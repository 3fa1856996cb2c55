import type { Pool, PoolClient } from 'pg';
import { inOnePicture, walkChain, type ChainAnchor, type LinkedRow } from '../platform/events/chainVerification.ts';
import { ledgerChain, placeLedger } from './ledgerChain.ts';
import { faultOfStep, type ReplayedEntry } from './ledgerReplay.ts';
import { stateSql, type ObligationState } from './ledgerState.ts';

/** One disagreement, as a sentence for whoever has to explain it. */
export interface LedgerFault {
  /** Position in the chain, where the fault lies in an entry. */
  position: number | null;
  obligationId: string;
  fault: string;
}

export interface LedgerVerification {
  entries: number;
  obligations: number;
  /** The last link; note it, and give it back as the anchor another time. */
  head: ChainAnchor | null;
  faults: LedgerFault[];
}

interface Entry extends ReplayedEntry, LinkedRow {
  obligationId: string;
}

/** More would not tell more. */
const mostFaults = 100;

/** What the rows of the promises say otherwise than the ledger: a promise that is not as its last entry, has none, or is gone. */
const disagreements = async (client: PoolClient): Promise<LedgerFault[]> => {
  const { rows } = await client.query<LedgerFault>(
    `with last as (select distinct on (obligation_id) obligation_id, position, state from obligation_ledger order by obligation_id, entry desc),
       reasons as (select distinct on (obligation_id, change) obligation_id, change, reason_hash, occurred_at from obligation_ledger where reason_hash is not null order by obligation_id, change, entry desc)
     select * from (
       select last.position::int as position, coalesce(o.id, last.obligation_id) as "obligationId",
         case when o.id is null then 'the promise was removed' when last.obligation_id is null then 'the promise was inserted past the ledger'
           else 'the promise is not as the ledger says' end as fault
       from last full join response_obligation o on o.id = last.obligation_id
       where o.id is null or last.obligation_id is null or last.state is distinct from ${stateSql('o')}
       union all
       select null, o.id, 'the reason is not the one that was given'
       from reasons join response_obligation o on o.id = reasons.obligation_id
       where reason_hash <> encode(sha256(convert_to(case change when 'NOT_REQUIRED' then coalesce(o.not_required_salt, '') || o.not_required_reason
         when 'EXCUSED' then coalesce(o.excused_salt, '') || o.excused_reason end, 'UTF8')), 'hex')
       union all
       select null, o.id, 'the reason was removed, and nobody of its client was erased since'
       from reasons join response_obligation o on o.id = reasons.obligation_id
       where (case change when 'NOT_REQUIRED' then o.not_required_reason when 'EXCUSED' then o.excused_reason else '' end) is null
         and not exists (select from event_log erased where erased.type = 'CONTACT_ERASED' and erased.client_id = o.client_id and erased.occurred_at >= reasons.occurred_at)
     ) as faults order by position nulls last, "obligationId" limit ${mostFaults}`,
  );
  return rows;
};

const verifyIn = async (client: PoolClient, anchor: ChainAnchor | null): Promise<LedgerVerification> => {
  const faults: LedgerFault[] = [];
  const states = new Map<string, ObligationState>();
  const { rows, head } = await walkChain<Entry>(client, {
    chain: ledgerChain,
    more: ', obligation_id as "obligationId", change, previous, state',
    anchor,
    look: (entry, tell) => {
      const step = faultOfStep(states.get(entry.obligationId) ?? null, entry);
      if (step) tell(step);
      states.set(entry.obligationId, entry.state);
    },
    tell: (entry, position, fault) => void (faults.length < mostFaults && faults.push({ position, obligationId: entry?.obligationId ?? '', fault })),
  });
  return { entries: rows, obligations: states.size, head, faults: [...faults, ...(await disagreements(client))].slice(0, mostFaults) };
};

/**
 * R19: walks the ledger from its first entry to its last and compares what it tells with the promises as they stand. Finds an entry
 * or a promise that was changed, removed or inserted; one picture of the database, so acts may go on meanwhile.
 */
export const verifyLedger = async (pool: Pool, anchor: ChainAnchor | null = null): Promise<LedgerVerification> => {
  await placeLedger(pool);
  return inOnePicture(pool, (client) => verifyIn(client, anchor));
};

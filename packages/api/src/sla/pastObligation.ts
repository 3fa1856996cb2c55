import type { Context } from '../access/context.ts';
import { refusedQuery } from '../access/refusedQuery.ts';
import { clock } from '../platform/clock.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { refusal } from '../platform/refusal.ts';
import type { ObligationState } from './ledgerState.ts';
import { derivedAt } from './sla.type.ts';

/** The ledger keeps hashes of what people wrote; the words themselves are with the promise, for as long as they are kept. */
const sql = `select entry.state, o.not_required_reason as "notRequiredReason", o.excused_reason as "excusedReason"
  from obligation_ledger entry join response_obligation o on o.id = entry.obligation_id
  where entry.obligation_id = $1 and entry.occurred_at <= $2 and ($3::uuid is null or o.client_id = $3) order by entry.entry desc limit 1`;

const inFuture = { ru: 'момент не может быть в будущем', en: 'the moment cannot lie in the future' };

/** R19: a promise as the ledger held it at a moment; null when it was not made yet or belongs to another client. */
export const obligationAsOf = async (context: Context, id: string, asOf: Date, clientId: string | null): Promise<Shaped | null> => {
  if (asOf.getTime() > clock.now()) throw refusedQuery(context, refusal('INVALID_VALUE', { field: ['asOf'], clause: '4.7', params: { reason: inFuture } }));
  const [found] = await readRows<{ state: ObligationState; notRequiredReason: string | null; excusedReason: string | null }>(context.reader, sql, [id, asOf, clientId]);
  if (!found) return null;
  const { state, notRequiredReason, excusedReason } = found;
  return {
    id, ...state, asOf,
    notRequiredReason: state.notRequiredAt === null ? null : notRequiredReason,
    excusedReason: state.excusedAt === null ? null : excusedReason,
    ...derivedAt(state, asOf.getTime()),
  };
};

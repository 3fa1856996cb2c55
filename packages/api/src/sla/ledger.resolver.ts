import { obligationChanges, type Term } from '@reglament/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { LedgerEntryType } from './ledgerEntry.type.ts';
import { ResponseObligationType } from './sla.type.ts';

const sql = `select entry::text as id, position::int as position, change, occurred_at as "occurredAt", actor_kind as "actorKind", actor_id as "actorId",
    coalesce(staff.name, machine_user.name) as "actorName", reason_code as "reasonCode", previous ->> 'dueAt' as "previousDueAt", state ->> 'dueAt' as "dueAt",
    previous ->> 'priority' as "previousPriority", state ->> 'priority' as priority, state ->> 'calendarVersions' as "calendarVersions", hash
  from obligation_ledger left join staff on staff.id = actor_id left join machine_user on machine_user.id = actor_id
  where obligation_id = $1 and ($2::timestamptz is null or occurred_at <= $2) order by entry`;

@Resolver(() => ResponseObligationType)
export class LedgerResolver {
  @FieldResolver(() => [LedgerEntryType], { description: 'Every change of the promise, oldest first (R19). For staff.' })
  async ledger(@Root() obligation: Shaped, @Ctx() context: Context): Promise<LedgerEntryType[]> {
    allowed(context, 'sla.board');
    const rows = await readRows<Omit<LedgerEntryType, 'clause'>>(context.reader, sql, [obligation['id'], obligation['asOf'] ?? null]);
    return rows.map((row) => {
      const term: Term = obligationChanges[row.change];
      return { ...row, clause: term.clause ?? null };
    });
  }
}

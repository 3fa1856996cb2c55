import type { Priority } from '@reglament/schema';
import type { Pool, PoolClient } from 'pg';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import type { WarningThreshold } from '../regulation/regulationParameters.ts';
import { calendarOfVersions, ruleBookOf } from '../regulation/ruleBook.ts';
import { enterLedgerRows } from './ledger.ts';
import { running, type ObligationSubjects } from './runningObligation.ts';
import { waitingBriefly } from './waitingBriefly.ts';
import { nextWarningOf, type NextWarning } from './warnings.ts';

/** When a promise warns next. A due that moved since the last look begins again with its first threshold; the index has the same words. */
const warnsAt = 'case when warned_due_at is not distinct from due_at then next_warning_at else warn_at end';
const batch = 500;

interface Row {
  id: string;
  ticketId: string;
  clientId: string | null;
  kind: string;
  priority: Priority;
  startsAt: Date;
  dueAt: Date;
  regulationVersionId: string;
  calendarVersions: string;
  given: string[];
}

/** The key of a threshold in the table of warnings. */
export const thresholdKey = (threshold: WarningThreshold): string =>
  'percentUsed' in threshold ? `percentUsed:${threshold.percentUsed}` : `workingMinutesLeft:${threshold.workingMinutesLeft}`;

const lockBatch = async (client: PoolClient, now: Date, wait: boolean): Promise<Row[]> => {
  const { rows } = await client.query<Row>(
    `select id, ticket_id as "ticketId", client_id as "clientId", kind, priority, starts_at as "startsAt", due_at as "dueAt",
       regulation_version_id as "regulationVersionId", calendar_versions as "calendarVersions",
       array(select threshold from obligation_warning given where given.obligation_id = o.id and given.due_at = o.due_at) as given
     from response_obligation o where ${running} and ${warnsAt} <= $1 order by ${warnsAt} limit ${batch} for update ${wait ? '' : 'skip locked'}`,
    [now],
  );
  return rows;
};

const lookAt = (row: Row, now: number): NextWarning => {
  const book = ruleBookOf(row.regulationVersionId);
  const times = { startsAt: row.startsAt.getTime(), dueAt: row.dueAt.getTime(), priority: row.priority };
  const given = new Set(row.given);
  return nextWarningOf(calendarOfVersions(book, row.calendarVersions), book.parameters, times, (threshold) => given.has(thresholdKey(threshold)), now);
};

const warnBatch = async (client: PoolClient, subjects: ObligationSubjects, now: Date, wait: boolean): Promise<{ looked: number; warned: number }> => {
  const rows = await lockBatch(client, now, wait);
  const looks = rows.map((row) => ({ row, look: lookAt(row, now.getTime()) }));
  await client.query(
    `update response_obligation o set warned_due_at = o.due_at, next_warning_at = n.at
     from unnest($1::uuid[], $2::timestamptz[]) as n(id, at) where o.id = n.id`,
    [looks.map(({ row }) => row.id), looks.map(({ look }) => (look.nextAt === null ? null : new Date(look.nextAt)))],
  );
  const warnings = looks.flatMap(({ row, look }) => look.reached.map((threshold) => ({ row, threshold, id: newId() })));
  if (warnings.length === 0) return { looked: rows.length, warned: 0 };
  await client.query(
    'insert into obligation_warning (obligation_id, due_at, threshold, warned_at) select *, $4 from unnest($1::uuid[], $2::timestamptz[], $3::text[])',
    [warnings.map(({ row }) => row.id), warnings.map(({ row }) => row.dueAt), warnings.map(({ threshold }) => thresholdKey(threshold)), now],
  );
  const names = await subjects.named(client, warnings.map(({ row }) => row.ticketId));
  await enterLedgerRows((sql, values) => client.query(sql, values), {
    change: 'WARNED', actor: systemActor, occurredAt: now, rows: warnings.map(({ row, threshold }) => ({ obligationId: row.id, details: { threshold: { ...threshold } } })),
  });
  await client.query(
    `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
     select e.id, 'OBLIGATION_AT_RISK', 'ticket', e.ticket_id, e.version, e.client_id, $6, e.payload, $7
     from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::jsonb[]) as e(id, ticket_id, version, client_id, payload)`,
    [
      warnings.map(({ id }) => id),
      warnings.map(({ row }) => row.ticketId),
      warnings.map(({ row }) => names.get(row.ticketId)?.version ?? 1),
      warnings.map(({ row }) => row.clientId),
      warnings.map(({ row, threshold }) => JSON.stringify({ number: names.get(row.ticketId)?.number ?? null, obligationId: row.id, kind: row.kind, priority: row.priority, threshold, dueAt: row.dueAt.toISOString() })),
      systemActor,
      now,
    ],
  );
  return { looked: rows.length, warned: warnings.length };
};

/**
 * Gives every warning that has come (R18), each with its mark, its entry and its event in one transaction. Returns how many. Those that
 * an act has in hand come last, as soon as it is done; what it holds for longer is left for the next look.
 */
export const markWarnings = async (pool: Pool, subjects: ObligationSubjects, now: number): Promise<number> => {
  let warned = 0;
  for (let wait = false; ; ) {
    const done = await waitingBriefly(pool, (client) => warnBatch(client, subjects, new Date(now), wait));
    if (!done) return warned;
    warned += done.warned;
    if (done.looked > 0) continue;
    if (wait) return warned;
    wait = true;
  }
};

/** When the next warning comes, epoch milliseconds; null when none is to come. */
export const nextWarningAt = async (pool: Pool): Promise<number | null> => {
  const { rows } = await pool.query<{ at: Date }>(`select ${warnsAt} as at from response_obligation where ${running} and ${warnsAt} is not null order by ${warnsAt} limit 1`);
  return rows[0]?.at.getTime() ?? null;
};

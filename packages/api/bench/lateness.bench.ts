import { setTimeout as passing } from 'node:timers/promises';
import { BreachEngine } from '../src/sla/breachEngine.ts';
import { ticketsAsSubjects } from '../src/tickets/obligationSubjects.ts';
import { newId } from '../src/platform/identity.ts';
import type { BenchDesk } from './desk.ts';

export interface LatenessFigures {
  promises: number;
  /** From a due to the moment at which its breach is there for everybody, milliseconds. */
  p50Milliseconds: number;
  longestMilliseconds: number;
  /** From the start of an engine to the last mark of as many promises that fell due while none ran. */
  afterRestartMilliseconds: number;
}

const promise = async ({ system: { pool } }: BenchDesk, dues: readonly number[]): Promise<string[]> => {
  const ids = dues.map(() => newId());
  await pool.query(
    `insert into response_obligation (id, ticket_id, kind, priority, opened_at, starts_at, due_at, outer_limit_at, warn_at, warned_due_at, regulation_version_id, calendar_versions)
     select promised.id, (select id from ticket order by id offset promised.row % 40 limit 1), 'FOLLOW_UP', 'HIGH', now(), now(), due, due, due, due, (select id from regulation_version limit 1), '2026 v1'
     from unnest($1::uuid[], $2::timestamptz[]) with ordinality as promised(id, due, row)`,
    [ids, dues.map((due) => new Date(due))],
  );
  return ids;
};

/** When each breach could be seen first, looking every few milliseconds. */
const seenAt = async ({ system: { pool } }: BenchDesk, ids: readonly string[]): Promise<Map<string, number>> => {
  const seen = new Map<string, number>();
  while (seen.size < ids.length) {
    const { rows } = await pool.query<{ id: string }>('select id from response_obligation where id = any($1::uuid[]) and breached_at is not null', [ids]);
    const now = Date.now();
    for (const { id } of rows) if (!seen.has(id)) seen.set(id, now);
    await passing(3);
  }
  return seen;
};

/** How late the engine is at rest, by the real clock, and after a restart (R4). */
export const measureLateness = async (desk: BenchDesk, promises = 200): Promise<LatenessFigures> => {
  const first = Date.now() + 2000;
  const dues = Array.from({ length: promises }, (_, index) => first + index * 50);
  const ids = await promise(desk, dues);
  const engine = await new BreachEngine(desk.system, ticketsAsSubjects).start();
  const seen = await seenAt(desk, ids);
  await engine.stop();
  const late = ids.map((id, index) => (seen.get(id) ?? Infinity) - (dues[index] ?? 0)).toSorted((a, b) => a - b);
  const missed = await promise(desk, Array.from({ length: promises }, (_, index) => Date.now() - 1000 - index));
  const restarted = performance.now();
  const again = await new BreachEngine(desk.system, ticketsAsSubjects).start();
  await seenAt(desk, missed);
  const afterRestartMilliseconds = performance.now() - restarted;
  await again.stop();
  return { promises, p50Milliseconds: late[Math.floor(promises / 2)] ?? 0, longestMilliseconds: late.at(-1) ?? 0, afterRestartMilliseconds };
};

import { nextWarningAt, markWarnings } from '../src/sla/warningMarks.ts';
import { markBreaches, nextDueOf } from '../src/sla/breachEngine.ts';
import { ticketsAsSubjects } from '../src/tickets/obligationSubjects.ts';
import type { BenchDesk } from './desk.ts';

export interface BreachFigures {
  obligations: number;
  /** CPU of this process per wake that finds nothing to do, milliseconds. */
  processMilliseconds: number;
  /** Wall time of the same, PostgreSQL included. */
  wallMilliseconds: number;
  heapGrowthBytes: number;
}

const wakes = 300;

/** What a wake of the breach engine costs among a million open obligations. */
export const measureBreaches = async ({ system: { pool } }: BenchDesk, many = 1_000_000): Promise<BreachFigures> => {
  const filling = await pool.connect();
  await filling.query('set statement_timeout = 0');
  await filling.query(
    `insert into response_obligation (id, ticket_id, kind, priority, opened_at, starts_at, due_at, outer_limit_at, warn_at, regulation_version_id, calendar_versions)
     select gen_random_uuid(), gen_random_uuid(), 'FIRST', 'HIGH', now(), now(), due, due, due - interval '4 hours', (select id from regulation_version limit 1), '2026 v1'
     from (select timestamptz '2100-01-04 12:00:00+00' + step * interval '1 second' as due from generate_series(1, $1::int) step) dues`,
    [many],
  );
  await filling.query('analyze response_obligation');
  filling.release();
  const now = Date.UTC(2099, 0, 1);
  const wake = async (): Promise<void> => {
    await markBreaches(pool, ticketsAsSubjects, now);
    await markWarnings(pool, ticketsAsSubjects, now);
    await nextDueOf(pool);
    await nextWarningAt(pool);
  };
  // what the demonstration left open is settled first
  for (let warm = 0; warm < 30; warm += 1) await wake();
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (let done = 0; done < wakes; done += 1) await wake();
  const wall = performance.now() - started;
  const { user, system: kernel } = process.cpuUsage(cpu);
  globalThis.gc?.();
  return { obligations: many, processMilliseconds: (user + kernel) / 1000 / wakes, wallMilliseconds: wall / wakes, heapGrowthBytes: process.memoryUsage().heapUsed - heap };
};

import type { Pool } from 'pg';
import { clock } from '../clock.ts';
import { inTransaction } from '../database/inTransaction.ts';
import type { Job } from '../feature.ts';

/** So many events are retired in one transaction: nobody who reads or writes the log waits for more. */
export const retiredAtOnce = 1000;
const day = 86_400_000;

/** Advisory lock of whoever moves events, and of whoever changes what they say: a row that is on its way would be missed. */
export const retirementLock = 0x5e91a3f1;

/**
 * Events before an instant go from the log to the past, in their order and never around one that is younger; the last one stays,
 * so that the log always knows where it is. Nothing is changed or lost by it: readers of the history read both.
 */
const retireSome = (pool: Pool, before: Date): Promise<number> => inTransaction(pool, async (client) => {
  await client.query('select pg_advisory_xact_lock($1)', [retirementLock]);
  const { rows } = await client.query<{ id: string }>(
    `with oldest as (select id, position, occurred_at from only event_log where position is not null order by position limit ${retiredAtOnce}),
       kept as (select min(position) as position from oldest where occurred_at >= $1),
       retired as (select id from oldest, kept where oldest.position < coalesce(kept.position, (select max(position) from only event_log)))
     insert into event_past select event.* from only event_log event where event.id in (select id from retired) returning id`,
    [before],
  );
  await client.query('delete from only event_log where id = any($1::uuid[])', [rows.map(({ id }) => id)]);
  return rows.length;
});

/** Retires everything that happened before an instant. @returns how many events */
export const retireEvents = async (pool: Pool, before: Date, signal?: AbortSignal): Promise<number> => {
  let all = 0;
  for (let some = retiredAtOnce; some === retiredAtOnce && !signal?.aborted; all += some) some = await retireSome(pool, before);
  return all;
};

/** The log is kept for those who follow it for `EVENT_LOG_DAYS`; whoever comes back later reads their lists anew. */
export const retirement: Job = {
  id: 'retireEvents', when: { everySeconds: 3600 },
  run: async ({ config, pool, log }, signal) => {
    const events = await retireEvents(pool, new Date(clock.now() - config.eventLogDays * day), signal);
    if (events > 0) log.info({ events }, 'events are followed no longer; they stay in the history');
  },
};

import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { clock } from '../platform/clock.ts';
import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import { indexRecords } from './indexing.ts';
import { searchables } from './searchables.ts';

const eventsAtOnce = 1000;
const recordsAtOnce = 200;
const indexLock = 0x5e91a3ea;
/** Events wake every process; behind them stands a rare look. */
const lookEveryMilliseconds = 60_000;

const pending = (kind: string, ids: string): string => `insert into search_pending (kind, record_id) select '${kind}', id from (${ids}) changed on conflict do nothing`;

/** Everything is to be read anew; also what is in the index and nowhere else. */
const noteEverything = async (client: PoolClient): Promise<void> => {
  for (const { kind, all } of searchables) await client.query(pending(kind, all));
  await client.query('insert into search_pending (kind, record_id) select kind, record_id from search_document on conflict do nothing');
};

/** A database without an index gets one: its first reader notes all that there is, and follows the events from here on. */
const beginOnce = async (client: PoolClient): Promise<void> => {
  const begun = await client.query('insert into search_progress (id, position, looked_at) select 1, coalesce(max(position), 0), $1 from event_log on conflict do nothing', [new Date(clock.now())]);
  if (begun.rowCount === 1) await noteEverything(client);
};

/** Notes which records the next events changed. Answers how many events there were. */
const noteChanges = async (client: PoolClient): Promise<number> => {
  const { rows } = await client.query<{ position: string; subjectType: string; subjectId: string }>(
    `select position, subject_type as "subjectType", subject_id as "subjectId" from event_log
     where position > (select position from search_progress where id = 1) order by position limit ${eventsAtOnce}`,
  );
  const last = rows.at(-1);
  if (!last) return 0;
  for (const { kind, subjectType, holds } of searchables) {
    const sources = [[subjectType, 'select unnest($1::uuid[]) as id'], ...Object.entries(holds ?? {})] as const;
    for (const [type, ids] of sources) {
      const changed = [...new Set(rows.filter((row) => row.subjectType === type).map((row) => row.subjectId))];
      if (ids !== undefined && changed.length > 0) await client.query(pending(kind, ids), [changed]);
    }
  }
  await client.query('update search_progress set position = $1 where id = 1', [last.position]);
  return rows.length;
};

/** Notes the records that time has opened to a client's system since it last did; a look that finds none writes nothing. */
const noteOpened = async (client: PoolClient): Promise<void> => {
  const now = new Date(clock.now());
  const { rows } = await client.query<{ looked_at: Date }>('select looked_at from search_progress where id = 1');
  let opened = 0;
  for (const { kind, opens } of searchables) if (opens) opened += (await client.query(pending(kind, opens.between), [rows[0]?.looked_at ?? now, now])).rowCount ?? 0;
  if (opened > 0) await client.query('update search_progress set looked_at = $1 where id = 1', [now]);
};

/** When time opens the next record after a look; null when nothing waits. */
const nextOpening = async (pool: Pool, lookedAt: number): Promise<number | null> => {
  const next = await Promise.all(searchables.flatMap(({ opens }) => (opens ? [pool.query<{ at: Date | null }>(opens.next, [new Date(lookedAt)])] : [])));
  const times = next.flatMap(({ rows }) => rows[0]?.at?.getTime() ?? []);
  return times.length === 0 ? null : Math.min(...times);
};

/** Reads some of what is noted into the index. Answers how many records. */
const readSome = async (client: PoolClient): Promise<number> => {
  const { rows } = await client.query<{ kind: string; id: string }>(
    `delete from search_pending where (kind, record_id) in (select kind, record_id from search_pending limit ${recordsAtOnce}) returning kind, record_id as id`,
  );
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  for (const searchable of searchables) {
    const ids = byKind.get(searchable.kind)?.map(({ id }) => id) ?? [];
    if (ids.length > 0) await indexRecords(client, searchable, ids);
  }
  return rows.length;
};

/** One step of one process at a time; zero when there is nothing to do, or when another process is at it. */
const step = (pool: Pool): Promise<number> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [indexLock]);
    if (!rows[0]?.mine) return 0;
    await beginOnce(client);
    await noteOpened(client);
    return (await noteChanges(client)) + (await readSome(client));
  });

/** Reads on until the index is as the database. A step is one transaction: a process that ends in the middle leaves it to the next. */
export const catchUp = async (pool: Pool, goOn: () => boolean = () => true): Promise<void> => {
  while ((await step(pool)) > 0 && goOn());
};

/** Reads everything into the index anew, while the search goes on with what is there. Answers how many documents there are then. */
export const rebuildIndex = async (pool: Pool): Promise<number> => {
  const alone = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> =>
    inTransaction(pool, async (client) => {
      // a running server may be reading too: then both take turns
      await client.query('select pg_advisory_xact_lock($1)', [indexLock]);
      return work(client);
    });
  await alone(async (client) => {
    await client.query('delete from search_word');
    await beginOnce(client);
    await noteEverything(client);
  });
  while ((await alone(readSome)) > 0);
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from search_document');
  return rows[0]?.count ?? 0;
};

/** Keeps the index up to date: it follows the event log, from where it stood before a restart. */
export const startIndexing = async ({ pool, events, log }: System): Promise<Process> => {
  let stopped = false;
  const rounds = new Rounds({
    round: async () => {
      const lookedAt = clock.now();
      await catchUp(pool, () => !stopped);
      return nextOpening(pool, lookedAt);
    },
    lookEveryMilliseconds,
    report: (error) => log.error({ error: String(error) }, 'the search index could not be kept up; it tries again'),
  });
  const unfollow = events.follow(() => void rounds.wake());
  void rounds.wake();
  return {
    stop: async () => {
      stopped = true;
      unfollow();
      await rounds.stop();
    },
  };
};

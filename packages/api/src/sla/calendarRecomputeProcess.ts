import type { Pool } from 'pg';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { clock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { Process, System } from '../platform/feature.ts';
import { newId } from '../platform/identity.ts';
import { Rounds } from '../platform/rounds.ts';
import { calendarInVersions, refreshRuleBooks, ruleBooksWith, storedCalendarOf } from '../regulation/ruleBook.ts';
import { touchedBy } from './calendarListing.ts';
import { countsOf, obligationColumns, recomputed, writeRecomputed, type MovedSubjects, type NewCalendar, type ObligationRow, type RunningChange } from './calendarRecompute.ts';

const batch = 1000;
/** Batches at a time: while the database writes one, the next is counted. */
const lanes = 2;
const lookEveryMilliseconds = 15_000;
/** By then every process counts by the new calendar (it looks every 15 seconds); what it promised by the old one meanwhile is found and recomputed too. */
const settlesAfterMilliseconds = 60_000;
/** PostgreSQL's codes of a deadlock and of a failed serialization: the transaction is to be tried again. */
const triesAgain: ReadonlySet<string> = new Set(['40P01', '40001']);

interface UnsettledChange extends RunningChange {
  calendarCode: string;
  changed: Record<string, number>;
  finishedAt: Date | null;
  calendar: NewCalendar;
}

/** Recomputes the next promises of a change in one transaction. Answers how many it took; another process may take others meanwhile. */
const recomputeBatch = (pool: Pool, change: UnsettledChange, subjects: MovedSubjects): Promise<number> =>
  inTransaction(pool, async (client) => {
    const { rows: listed } = await client.query<{ id: string }>(
      `select obligation_id as id from calendar_recompute where change_id = $1 limit ${batch} for update skip locked`, [change.id]);
    if (listed.length === 0) return 0;
    const ids = listed.map(({ id }) => id);
    const { rows: carriers } = await client.query<{ id: string }>('select distinct ticket_id as id from response_obligation where id = any($1::uuid[])', [ids]);
    await subjects.lock(client, carriers.map(({ id }) => id));
    // ended in time meanwhile: met and breached ones are immutable (R11)
    const now = clock.now();
    const { rows } = await client.query<ObligationRow>(
      `select ${obligationColumns} from response_obligation o where o.id = any($1::uuid[]) and o.breached_at is null
         and ((least(o.answered_at, o.not_required_at, o.merged_at) > o.due_at) is not false or o.answered_at > $2) order by o.id for update`, [ids, new Date(now)]);
    const all = rows.map((row) => recomputed(row, change.calendar, now));
    if (all.length > 0) await writeRecomputed(client, change, subjects, all, new Date(now));
    await client.query('delete from calendar_recompute where change_id = $1 and obligation_id = any($2::uuid[])', [change.id, ids]);
    const { looked, later, earlier, graced, confirmed } = countsOf(all);
    await client.query(
      'update calendar_change set looked = looked + $2, later = later + $3, earlier = earlier + $4, graced = graced + $5, confirmed = confirmed + $6 where id = $1',
      [change.id, looked, later, earlier, graced, confirmed]);
    return listed.length;
  });

const withRetries = async (act: () => Promise<number>): Promise<number> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && 'code' in error && triesAgain.has(String(error.code))) return withRetries(act);
    throw error;
  }
};

/** Recomputes what is listed until nothing is left that nobody else has in hand. A lane that fails lets the others go on. */
const recomputeListed = async ({ pool, events }: System, change: UnsettledChange, subjects: MovedSubjects, stopping: () => boolean): Promise<void> => {
  const lane = async (): Promise<void> => {
    while (!stopping() && (await withRetries(() => recomputeBatch(pool, change, subjects))) > 0) events.poke();
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
};

const unsettledChanges = async (pool: Pool): Promise<UnsettledChange[]> => {
  const { rows } = await pool.query<Omit<UnsettledChange, 'calendar'> & { versions: Record<string, number> }>(
    `select id, calendar_code as "calendarCode", changed, versions, actor, reason, changed_at as "changedAt", finished_at as "finishedAt"
     from calendar_change where settled_at is null order by id`);
  return rows.map((row) => {
    // a year that was first loaded after this change was still a forecast then
    const versions = new Map<number, number | null>(storedCalendarOf(row.calendarCode)?.versions.map(({ year }) => [year, null]));
    for (const [year, version] of Object.entries(row.versions)) versions.set(Number(year), version);
    return { ...row, calendar: { versions, of: (book) => calendarInVersions(book, versions) } };
  });
};

const isWaiting = async (pool: Pool, changeId: string): Promise<boolean> =>
  (await pool.query<{ waiting: boolean }>('select exists (select from calendar_recompute where change_id = $1) as waiting', [changeId])).rows[0]?.waiting ?? false;

/** Lists what was promised by the old calendar after the change was made; answers how many. */
const listLateComers = async (pool: Pool, change: UnsettledChange): Promise<number> => {
  const years = Object.entries(change.changed).map(([year, version]) => ({ year: Number(year), version }));
  const touched = touchedBy(ruleBooksWith(change.calendarCode).map(({ versionId }) => versionId), years, change.changedAt, new Date(clock.now()));
  const { rowCount } = await pool.query(
    `insert into calendar_recompute (change_id, obligation_id) select $${touched.values.length + 1}, o.id from response_obligation o where ${touched.sql} on conflict do nothing`,
    [...touched.values, change.id]);
  return rowCount ?? 0;
};

/** Says once that all listed promises are counted anew. `dueAt` wakes the breach engine: it had left alone what waited for a new due. */
const finish = async (pool: Pool, change: UnsettledChange, at: Date): Promise<void> => {
  await pool.query(
    `with finished as (update calendar_change set finished_at = $2 where id = $1 and finished_at is null returning looked, later, earlier, graced, confirmed)
     insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
     select $3, 'CALENDAR_RECOMPUTED', 'calendar', $1, 1, null, $4, to_jsonb(finished) || '{"dueAt": null, "clause": "6"}', $2 from finished`,
    [change.id, at, newId(), systemActor]);
};

/** Carries a change as far as it can be carried now. Answers when to go on: an instant, or null when it is settled. */
const carryOut = async (system: System, change: UnsettledChange, subjects: MovedSubjects, stopping: () => boolean): Promise<number | null> => {
  const { pool, events, log } = system;
  for (;;) {
    await recomputeListed(system, change, subjects, stopping);
    if (stopping() || (await isWaiting(pool, change.id))) return clock.now() + 1000;
    if (!change.finishedAt) {
      change.finishedAt = new Date(clock.now());
      await finish(pool, change, change.finishedAt);
      events.poke();
      log.info({ calendarChange: change.id }, 'all promises are recomputed after a change of the calendar');
    }
    const settlesAt = change.changedAt.getTime() + settlesAfterMilliseconds;
    if (clock.now() < settlesAt) return settlesAt;
    if ((await listLateComers(pool, change)) > 0) continue;
    await pool.query('update calendar_change set settled_at = $2 where id = $1', [change.id, new Date(clock.now())]);
    return null;
  }
};

/**
 * Recomputes promises after changes of the calendar (R11): changes one after the other, a thousand promises a transaction, two at a time, each promise once.
 * The list of what is left lies in the database: whoever is killed in the middle leaves the rest to the next one, and several share the work.
 */
export const startRecomputing = async (system: System, subjects: MovedSubjects): Promise<Process> => {
  let stopped = false;
  const rounds = new Rounds({
    lookEveryMilliseconds,
    round: async () => {
      await refreshRuleBooks(system.reader);
      const changes = await unsettledChanges(system.pool);
      let next: number | null = null;
      for (const change of changes) {
        const goesOnAt = await carryOut(system, change, subjects, () => stopped);
        if (goesOnAt === null) continue;
        next = Math.min(next ?? goesOnAt, goesOnAt);
        // a later change counts from what the earlier one has made of a promise
        if (!change.finishedAt) break;
      }
      return next;
    },
    report: (error) => system.log.error({ error: String(error) }, 'promises could not be recomputed after a change of the calendar; tried again soon'),
  });
  const unfollow = system.events.follow((events) => {
    if (events.some(({ type }) => type === 'CALENDAR_CHANGED')) void rounds.wake();
  });
  void rounds.wake();
  return {
    stop: async () => {
      stopped = true;
      unfollow();
      await rounds.stop();
    },
  };
};

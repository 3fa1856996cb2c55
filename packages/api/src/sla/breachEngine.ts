import type { Pool, PoolClient } from 'pg';
import { clock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { Process, System } from '../platform/feature.ts';
import { newId } from '../platform/identity.ts';
import { awaitsNoCalendar } from './calendarListing.ts';
import { enterLedgerRows } from './ledger.ts';
import { running, type ObligationSubjects } from './runningObligation.ts';
import { waitingBriefly } from './waitingBriefly.ts';
import { markWarnings, nextWarningAt } from './warningMarks.ts';

const batch = 500;
/**
 * Whoever opens or moves an obligation says so by an event, which reaches every process. Behind it stands a rare look, for what
 * comes without an event: a restored database, a correction by hand, an act of an earlier release.
 */
const lookAgainEveryMilliseconds = 300_000;
/** While the database is away, or while an act holds what is due. */
const tryAgainAfterMilliseconds = 500;

interface Breached {
  id: string;
  ticket_id: string;
  client_id: string | null;
  due_at: Date;
  kind: string;
  priority: string;
}

const markBatch = async (client: PoolClient, subjects: ObligationSubjects, now: Date, wait: boolean): Promise<{ found: number; rows: Breached[] }> => {
  const due = await client.query<{ ticketId: string }>(`select ticket_id as "ticketId" from response_obligation where ${running} and ${awaitsNoCalendar} and due_at < $1 order by due_at limit ${batch}`, [now]);
  const free = await subjects.lock(client, due.rows.map(({ ticketId }) => ticketId), wait);
  const { rows } = await client.query<Breached>(
    `with due as (
       select id from response_obligation where ${running} and ${awaitsNoCalendar} and due_at < $1 and ticket_id = any($2::uuid[]) order by due_at limit ${batch} for update ${wait ? '' : 'skip locked'}
     )
     update response_obligation obligation set breached_at = obligation.due_at, version = obligation.version + 1
     from due where obligation.id = due.id
     returning obligation.id, obligation.ticket_id, obligation.client_id, obligation.due_at, obligation.kind, obligation.priority`,
    [now, free],
  );
  await enterLedgerRows((sql, values) => client.query(sql, values), { change: 'BREACHED', actor: systemActor, occurredAt: now, rows: rows.map(({ id }) => ({ obligationId: id })) });
  const touched = await subjects.touch(client, rows.map((one) => one.ticket_id), now);
  for (const one of rows) {
    const subject = touched.get(one.ticket_id);
    await client.query(
      `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
       values ($1, 'OBLIGATION_BREACHED', 'ticket', $2, $3, $4, $5, $6, $7)`,
      [
        newId(),
        one.ticket_id,
        subject?.version ?? 1,
        one.client_id,
        systemActor,
        { number: subject?.number ?? null, obligationId: one.id, kind: one.kind, priority: one.priority, dueAt: one.due_at.toISOString() },
        now,
      ],
    );
  }
  return { found: due.rows.length, rows };
};

/**
 * Marks every obligation whose due has passed, once, with its event in the same transaction (R4). Returns how many. First come those
 * that nobody holds, then those that an act has in hand, as soon as it is done; what it holds for longer is left for the next look, so
 * that one slow act delays no other breach.
 */
export const markBreaches = async (pool: Pool, subjects: ObligationSubjects, now: number): Promise<number> => {
  let marked = 0;
  for (let wait = false; ; ) {
    const done = await waitingBriefly(pool, (client) => markBatch(client, subjects, new Date(now), wait));
    if (!done) return marked;
    const { found, rows } = done;
    marked += rows.length;
    if (found === 0 || (wait && rows.length === 0)) return marked;
    wait = rows.length === 0;
  }
};

/** The next due that can still be missed, epoch milliseconds; null when there is none. */
export const nextDueOf = async (pool: Pool): Promise<number | null> => {
  const { rows } = await pool.query<{ due_at: Date }>(`select due_at from response_obligation where ${running} and ${awaitsNoCalendar} order by due_at limit 1`);
  return rows[0]?.due_at.getTime() ?? null;
};

/**
 * The breach engine. It sleeps until the next warning or due, marks what has come, and sleeps again. Any number of processes may run it:
 * rows are locked while they are marked, and a marked row is never marked again.
 */
export class BreachEngine implements Process {
  private cancelAlarm: () => void = () => undefined;
  private unfollow: () => void = () => undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly system: System,
    private readonly subjects: ObligationSubjects,
  ) {}

  async start(): Promise<this> {
    // an event may have opened, moved or ended an obligation: then the next due may be another
    this.unfollow = this.system.events.follow((events) => {
      if (events.some(({ payload }) => payload['dueAt'] !== undefined)) void this.run();
    });
    await this.run();
    return this;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelAlarm();
    this.unfollow();
    await this.working;
  }

  /** One pass after another, never two at once. */
  run(): Promise<void> {
    this.working = this.working.then(() => this.pass());
    return this.working;
  }

  private async pass(): Promise<void> {
    if (this.stopped) return;
    const now = clock.now();
    try {
      const { pool, events } = this.system;
      const marked = await markBreaches(pool, this.subjects, now);
      const warned = await markWarnings(pool, this.subjects, now);
      if (marked + warned > 0) events.poke();
      const [dueAt, warningAt] = [await nextDueOf(pool), await nextWarningAt(pool)];
      // answered at the due itself is still in time (R4)
      this.arm(Math.min(dueAt === null ? Infinity : dueAt + 1, warningAt ?? Infinity), now);
    } catch (error) {
      this.system.log.error({ error: String(error) }, 'breach engine could not look at the obligations; it tries again');
      this.arm(now, now);
    }
  }

  /** What had come by `lookedAt` and is still there is tried again a little later; what came while we looked is looked at at once. */
  private arm(wakeAt: number, lookedAt: number): void {
    this.cancelAlarm();
    if (this.stopped) return;
    const now = clock.now();
    const at = wakeAt <= lookedAt ? now + tryAgainAfterMilliseconds : Math.min(wakeAt, now + lookAgainEveryMilliseconds);
    this.cancelAlarm = clock.wakeAt(at, () => this.run());
  }
}

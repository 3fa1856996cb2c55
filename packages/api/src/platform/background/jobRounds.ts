import { clock } from '../clock.ts';
import type { Job, Process, System } from '../feature.ts';
import { Rounds } from '../rounds.ts';
import { nextDue, pauseAfter } from './jobTimes.ts';
import type { SoleHolder } from './soleHolder.ts';
import { unlessTooLong } from './unlessTooLong.ts';

/** Another process may end without having done what it began. */
const lookEveryMilliseconds = 5 * 60_000;
/** A job that is not done when the server stops is left alone: its lock falls with the process. */
const patienceMilliseconds = 5000;

/**
 * Does one job when it is due. Its time stands in the database: the process that gets the lock looks whether it is still due,
 * does it, and writes the next time; the others look again when that comes. A failure is logged and moves the next time by a
 * growing pause; it never leaves this file.
 */
export class JobRounds implements Process {
  private readonly rounds: Rounds;
  private readonly ending = new AbortController();
  private readonly name: string;

  constructor(private readonly system: System, private readonly sole: SoleHolder, plugin: string, private readonly job: Job) {
    this.name = `${plugin}/${job.id}`;
    this.rounds = new Rounds({
      round: () => this.round(),
      lookEveryMilliseconds,
      report: (error) => this.system.log.error({ job: this.name, error: String(error) }, 'a job could not be looked at; it is tried again'),
    });
  }

  /** Does not wait for the job: a slow one must not hold up the start. */
  start(): this {
    void this.rounds.wake();
    return this;
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await unlessTooLong(this.rounds.stop(), patienceMilliseconds).catch(() => this.system.log.warn({ job: this.name }, 'a job was not done when the server stopped'));
  }

  private async round(): Promise<number | null> {
    return this.sole.attempt(this.name, () => this.doWhenDue());
  }

  private async doWhenDue(): Promise<number> {
    const { pool } = this.system;
    const now = clock.now();
    const firstDue = 'everySeconds' in this.job.when ? now : nextDue(this.job, now);
    await pool.query('insert into job_state (name, due_at) values ($1, $2) on conflict do nothing', [this.name, new Date(firstDue)]);
    const { rows } = await pool.query<{ dueAt: Date; failures: number }>('select due_at as "dueAt", failures from job_state where name = $1', [this.name]);
    const dueAt = rows[0]?.dueAt.getTime() ?? firstDue;
    if (dueAt > now) return dueAt;
    const error = await this.attempt();
    const failures = error === null ? 0 : (rows[0]?.failures ?? 0) + 1;
    const next = error === null ? nextDue(this.job, now) : now + pauseAfter(failures);
    if (error !== null) this.system.log.error({ job: this.name, failures, again: new Date(next).toISOString(), error }, 'a job failed; it is done again');
    await pool.query('update job_state set due_at = $2, last_run_at = $3, failures = $4, last_error = $5 where name = $1', [this.name, new Date(next), new Date(now), failures, error]);
    return next;
  }

  /** Null when it went well, otherwise what it threw. */
  private async attempt(): Promise<string | null> {
    try {
      await this.job.run(this.system, this.ending.signal);
      return null;
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }
}

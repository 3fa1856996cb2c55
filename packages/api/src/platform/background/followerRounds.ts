import { clock } from '../clock.ts';
import type { PlacedEvent } from '../events/placedEvent.ts';
import type { Follower, Process, System } from '../feature.ts';
import { Rounds } from '../rounds.ts';
import { pauseAfter } from './jobTimes.ts';
import type { SoleHolder } from './soleHolder.ts';

/** Another process may end without having come to the end of the log. */
const lookEveryMilliseconds = 60_000;
const mostAttempts = 8;
const batch = 200;

interface State {
  position: number;
  failures: number;
  retryAt: number | null;
}

/**
 * Leads one follower along the log of events. The place that it has reached stands in the database and moves on after the
 * follower is done with an event, so an event may come twice and is never left out, whatever becomes of the processes. It begins
 * with the first event after it was installed.
 */
export class FollowerRounds implements Process {
  private readonly rounds: Rounds;
  private readonly name: string;
  private unfollow: () => void = () => undefined;
  private stopped = false;

  constructor(private readonly system: System, private readonly sole: SoleHolder, plugin: string, private readonly follower: Follower) {
    this.name = `${plugin}/${follower.id}`;
    this.rounds = new Rounds({
      round: () => this.round(),
      lookEveryMilliseconds,
      report: (error) => this.system.log.error({ follower: this.name, error: String(error) }, 'a follower could not be led on; it is tried again'),
    });
  }

  /** Waits until its place is noted: what happens from then on it will see. */
  async start(): Promise<this> {
    await this.system.pool.query('insert into follower_state (name, position) values ($1, coalesce((select max(position) from event_log), 0)) on conflict do nothing', [this.name]);
    this.unfollow = this.system.events.follow((events) => {
      if (events.some(({ type }) => type === this.follower.to)) void this.rounds.wake();
    });
    void this.rounds.wake();
    return this;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unfollow();
    await this.rounds.stop();
  }

  private async round(): Promise<number | null> {
    return this.sole.attempt(this.name, () => this.leadOn());
  }

  /** Answers when to try again; null at the end of the log. */
  private async leadOn(): Promise<number | null> {
    let state = await this.read();
    if (state.retryAt !== null && state.retryAt > clock.now()) return state.retryAt;
    while (!this.stopped) {
      const events = await this.system.events.readAfter(state.position, batch);
      const last = events.at(-1);
      if (!last) return null;
      for (const event of events.filter(({ type }) => type === this.follower.to)) {
        if (this.stopped) return null;
        state = await this.dealWith(event, state);
        await this.write(state);
        if (state.retryAt !== null) return state.retryAt;
      }
      state = { position: last.position, failures: 0, retryAt: null };
      await this.write(state);
    }
    return null;
  }

  private async dealWith(event: PlacedEvent, { failures }: State): Promise<State> {
    const done: State = { position: event.position, failures: 0, retryAt: null };
    try {
      await this.follower.follow(this.system, event);
      return done;
    } catch (error) {
      const attempts = failures + 1;
      const isLast = attempts >= mostAttempts;
      this.system.log.error({ follower: this.name, event: event.id, attempts, error: error instanceof Error ? error.stack : String(error) }, isLast ? 'a follower left an event out' : 'a follower failed; it is tried again');
      return isLast ? done : { position: event.position - 1, failures: attempts, retryAt: clock.now() + pauseAfter(attempts) };
    }
  }

  private async read(): Promise<State> {
    const { rows } = await this.system.pool.query<{ position: string; failures: number; retryAt: Date | null }>('select position, failures, retry_at as "retryAt" from follower_state where name = $1', [this.name]);
    return { position: Number(rows[0]?.position ?? 0), failures: rows[0]?.failures ?? 0, retryAt: rows[0]?.retryAt?.getTime() ?? null };
  }

  private async write({ position, failures, retryAt }: State): Promise<void> {
    await this.system.pool.query('update follower_state set position = $2, failures = $3, retry_at = $4 where name = $1', [this.name, position, failures, retryAt === null ? null : new Date(retryAt)]);
  }
}

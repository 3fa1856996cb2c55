import { machineTime } from '../platform/clock.ts';
import type { InsideDoor, Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import { collect, whoFollows } from './collecting.ts';
import { dueReceivers, nextDue, tellReceiver, type Poster, type Receiver } from './delivering.ts';
import { post } from './receiver.ts';

const lookEveryMilliseconds = 15_000;
/** So long whoever catches up goes by the list of those who follow; a key that ended meanwhile is told nothing after it. */
const followersHoldMilliseconds = 1_000;

/**
 * Tells receivers what happens. One process at a time does it; what it was doing when it ended is done again by the next one, so a
 * receiver may get a delivery twice and never misses one. Each receiver is told on a way of its own: none waits for another.
 */
export class WebhookProcess implements Process {
  private readonly rounds: Rounds;
  private readonly ways = new Map<string, Promise<void>>();
  private unfollow: () => void = () => undefined;
  private stopped = false;

  constructor(private readonly system: System, private readonly door: InsideDoor, private readonly send: Poster = (url, headers, body) => post(url, headers, body, system.config.webhookNetworks)) {
    this.rounds = new Rounds({
      round: () => this.round(),
      lookEveryMilliseconds,
      report: (error) => this.system.log.error({ error: String(error) }, 'webhooks could not be told; it is tried again'),
    });
  }

  start(): this {
    this.unfollow = this.system.events.follow(() => void this.rounds.wake());
    void this.rounds.wake();
    return this;
  }

  /** Tells what is due; answers when nothing more is due now. */
  async run(): Promise<void> {
    do {
      await this.rounds.wake();
      await Promise.all(this.ways.values());
    } while ((await dueReceivers(this.system.pool)).length > 0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unfollow();
    await this.rounds.stop();
    await Promise.all(this.ways.values());
    await this.system.sole.release('webhooks');
  }

  private async round(): Promise<number | null> {
    if (!(await this.system.sole.hold('webhooks'))) return null;
    const report = (webhook: string, error: unknown): void => this.system.log.error({ webhook, error: String(error) }, 'what happened could not be put into words for a webhook; it is tried again');
    let following = await whoFollows(this.system.pool);
    let askedAt = machineTime.elapsed();
    for (let isMore = true; isMore && !this.stopped; ) {
      if (machineTime.elapsed() - askedAt > followersHoldMilliseconds) [following, askedAt] = [await whoFollows(this.system.pool), machineTime.elapsed()];
      isMore = await collect(this.system.pool, this.system.events, this.door, following, report);
      // whoever is being told while this is asked may rest by the time of the answer
      const busy = new Set(this.ways.keys());
      for (const receiver of await dueReceivers(this.system.pool)) if (!busy.has(receiver.id) && !this.ways.has(receiver.id)) this.ways.set(receiver.id, this.tell(receiver));
    }
    // for whoever is being told now somebody wakes when that is done
    return nextDue(this.system.pool, [...this.ways.keys()]);
  }

  private async tell(receiver: Receiver): Promise<void> {
    const told = await tellReceiver(this.system.pool, receiver, this.send, () => this.stopped).then(() => true, (error: unknown) => {
      this.system.log.error({ webhook: receiver.id, error: String(error) }, 'what became of a delivery could not be noted; it is tried again');
      return false;
    });
    this.ways.delete(receiver.id);
    // when our own house is out of order, the next look is soon enough
    if (told && !this.stopped) void this.rounds.wake();
  }
}

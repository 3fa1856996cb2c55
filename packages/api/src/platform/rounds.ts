import { clock } from './clock.ts';
import type { Process } from './feature.ts';

export interface RoundsOptions {
  /** Does what there is to do. Answers when there will be more, epoch milliseconds; null when nobody knows. */
  round(): Promise<number | null>;
  /** Behind the alarms stands a look from time to time: other processes make work too. */
  lookEveryMilliseconds: number;
  /** Takes what a round threw; the next one comes all the same. */
  report(error: unknown): void;
}

/** A process that does a round whenever it is woken and whenever more is due, never two at once. */
export class Rounds implements Process {
  private cancelAlarm: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  /** The round that was asked for and has not begun. */
  private next: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly options: RoundsOptions) {}

  /** Asks for a round; answers when one that began after the call has ended. Calls that come together share a round. */
  wake(): Promise<void> {
    this.next ??= this.running.then(() => {
      this.next = null;
      this.running = this.once();
      return this.running;
    });
    return this.next;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelAlarm();
    await this.next;
    await this.running;
  }

  private async once(): Promise<void> {
    if (this.stopped) return;
    let dueAt: number | null = null;
    try {
      dueAt = await this.options.round();
    } catch (error) {
      this.options.report(error);
    }
    this.arm(dueAt);
  }

  private arm(dueAt: number | null): void {
    this.cancelAlarm();
    if (this.stopped) return;
    const look = clock.now() + this.options.lookEveryMilliseconds;
    this.cancelAlarm = clock.wakeAt(dueAt === null ? look : Math.min(dueAt, look), () => this.wake());
  }
}

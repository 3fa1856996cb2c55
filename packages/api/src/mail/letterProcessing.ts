import type { Process, System } from '../platform/feature.ts';
import { TooLong, unlessTooLong } from '../platform/background/unlessTooLong.ts';
import { Rounds } from '../platform/rounds.ts';
import { decideStored, undecidedLetters } from './deciding.ts';
import { onLetterArrival } from './letterArrival.ts';
import { openReading } from './letterReading.ts';

const lookEveryMilliseconds = 15_000;
/** Letters that are read while the one before them is decided about. */
const readAhead = 3;
/** A letter that takes longer, once its turn has come, goes on beside the others; they do not wait for it (P12). */
const patienceMilliseconds = 1_000;

/**
 * Decides about the letters that the door stored, in the order of their arrival (§4.7), and about those that a crash left
 * undecided. Any number of processes may run it: the first to lock a letter decides. One letter that takes long is left to itself
 * meanwhile; for a second one it waits.
 */
export class LetterProcessing implements Process {
  private readonly rounds: Rounds;
  private stopped = false;
  /** The letter that takes long. */
  private slow: { letterId: string; decided: Promise<void> } | null = null;
  private ignoreArrivals: () => void = () => undefined;

  constructor(private readonly system: System) {
    this.rounds = new Rounds({
      round: () => this.round(),
      lookEveryMilliseconds,
      report: (error) => this.system.log.error({ error: String(error) }, 'letters could not be looked at; it is tried again'),
    });
  }

  /** Begins with what a crash left; does not wait for it. */
  start(): this {
    this.ignoreArrivals = onLetterArrival(this.system, () => void this.rounds.wake());
    void this.rounds.wake();
    return this;
  }

  /** Says that there is a new letter; answers when it was decided about. */
  wake(): Promise<void> {
    return this.rounds.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.ignoreArrivals();
    await this.rounds.stop();
    await this.slow?.decided;
  }

  private async round(): Promise<number | null> {
    for (;;) {
      const { due, nextAt } = await undecidedLetters(this.system);
      const waiting = due.filter((letterId) => letterId !== this.slow?.letterId);
      if (waiting.length === 0 || this.stopped) return nextAt;
      await openReading();
      await this.decideInOrder(waiting);
    }
  }

  /** While one letter is decided about, the next ones are read; none is decided about before those that arrived earlier, but for one that takes long. */
  private async decideInOrder(letterIds: readonly string[]): Promise<void> {
    const turns: Promise<void>[] = [];
    try {
      for (const letterId of letterIds) {
        if (this.stopped) return;
        const before = turns.at(-1) ?? Promise.resolve();
        const turn = this.turnOf(letterId, before, decideStored(this.system, letterId, before));
        // a lost database is reported by whichever is awaited first
        turn.catch(() => undefined);
        turns.push(turn);
        if (turns.length > readAhead) await turns.shift();
      }
    } finally {
      await Promise.all(turns);
    }
  }

  /** Ends when the letter has its decision, or has had its time. Only one at once goes on beside the others: it holds a reader. */
  private async turnOf(letterId: string, before: Promise<void>, decided: Promise<void>): Promise<void> {
    decided.catch(() => undefined);
    await before.catch(() => undefined);
    if (this.slow) return decided;
    await unlessTooLong(decided, patienceMilliseconds).catch((error: unknown) => {
      if (!(error instanceof TooLong)) throw error;
      this.slow = { letterId, decided: decided.catch(() => undefined).finally(() => this.goOn()) };
    });
  }

  /** The letter that took long has its decision, or a time for its next attempt. */
  private goOn(): void {
    this.slow = null;
    void this.rounds.wake();
  }
}

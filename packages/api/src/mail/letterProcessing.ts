import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import { decideStored, undecidedLetters } from './deciding.ts';
import { onLetterArrival } from './letterArrival.ts';

const lookEveryMilliseconds = 15_000;
/** Letters that are read while the one before them is decided about. */
const readAhead = 3;

/**
 * Decides about the letters that the door stored, in the order of their arrival (§4.7), and about those that a crash left
 * undecided. Any number of processes may run it: the first to lock a letter decides.
 */
export class LetterProcessing implements Process {
  private readonly rounds: Rounds;
  private stopped = false;
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
  }

  private async round(): Promise<number | null> {
    for (;;) {
      const { due, nextAt } = await undecidedLetters(this.system);
      if (due.length === 0 || this.stopped) return nextAt;
      await this.decideInOrder(due);
    }
  }

  /** While one letter is decided about, the next ones are read; none is decided about before those that arrived earlier. */
  private async decideInOrder(letterIds: readonly string[]): Promise<void> {
    const underWay: Promise<void>[] = [];
    try {
      for (const letterId of letterIds) {
        if (this.stopped) return;
        const decided = decideStored(this.system, letterId, underWay.at(-1));
        // a lost database is reported by whichever is awaited first
        decided.catch(() => undefined);
        underWay.push(decided);
        if (underWay.length > readAhead) await underWay.shift();
      }
    } finally {
      await Promise.all(underWay);
    }
  }
}

import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import { decideLetter, undecidedLetters } from './deciding.ts';
import { onLetterArrival } from './letterArrival.ts';

const lookEveryMilliseconds = 15_000;

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
      for (const letterId of due) if (!this.stopped) await decideLetter(this.system, letterId);
    }
  }
}

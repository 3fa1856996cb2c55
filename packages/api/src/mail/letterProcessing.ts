import type { Process, System } from '../platform/feature.ts';
import { TooLong, unlessTooLong } from '../platform/background/unlessTooLong.ts';
import { Rounds } from '../platform/rounds.ts';
import { decideStored, undecidedLetters } from './deciding.ts';
import { onLetterArrival } from './letterArrival.ts';
import { mostAside, openReading } from './letterReading.ts';

const lookEveryMilliseconds = 15_000;
/** Letters that are read while the one before them is decided about. */
const readAhead = 3;
/** A letter that takes longer, once its turn has come, goes on beside the others; they do not wait for it (P12). */
const patienceMilliseconds = 1_000;

/**
 * Decides about the letters that the door stored, in the order of their arrival (§4.7), and about those that a crash left
 * undecided. Any number of processes may run it: the first to lock a letter decides. A few letters that take long are left to
 * themselves meanwhile; one more of them is waited for until a place beside the others is free.
 */
export class LetterProcessing implements Process {
  private readonly rounds: Rounds;
  private stopped = false;
  /** The letters that take long, with their decisions to come. */
  private readonly aside = new Map<string, Promise<void>>();
  private ignoreArrivals: () => void = () => undefined;
  private ignoreEvents: () => void = () => undefined;

  constructor(private readonly system: System, private readonly manner: { decide: typeof decideStored; patienceMilliseconds: number } = { decide: decideStored, patienceMilliseconds }) {
    this.rounds = new Rounds({
      round: () => this.round(),
      lookEveryMilliseconds,
      report: (error) => this.system.log.error({ error: String(error) }, 'letters could not be looked at; it is tried again'),
    });
  }

  /** Begins with what a crash left; does not wait for it. */
  start(): this {
    this.ignoreArrivals = onLetterArrival(this.system, () => void this.rounds.wake());
    this.ignoreEvents = this.system.events.follow((events) => {
      if (events.some(({ type }) => type === 'LETTER_READ_AGAIN')) void this.rounds.wake();
    });
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
    this.ignoreEvents();
    await this.rounds.stop();
    await Promise.all(this.aside.values());
  }

  private async round(): Promise<number | null> {
    for (;;) {
      const { due, nextAt } = await undecidedLetters(this.system);
      const waiting = due.filter((letterId) => !this.aside.has(letterId));
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
        const turn = this.turnOf(letterId, before, this.manner.decide(this.system, letterId, before));
        // a lost database is reported by whichever is awaited first
        turn.catch(() => undefined);
        turns.push(turn);
        if (turns.length > readAhead) await turns.shift();
      }
    } finally {
      await Promise.all(turns);
    }
  }

  /** Ends when the letter has its decision, or has had its time and goes on beside the others. Only a few do so at once: each holds a reader. */
  private async turnOf(letterId: string, before: Promise<void>, decided: Promise<void>): Promise<void> {
    decided.catch(() => undefined);
    await before.catch(() => undefined);
    await unlessTooLong(decided, this.manner.patienceMilliseconds).catch(async (error: unknown) => {
      if (!(error instanceof TooLong)) throw error;
      if (this.aside.size >= mostAside) await Promise.race([decided, ...this.aside.values()]);
      this.putAside(letterId, decided);
    });
  }

  /** Until the letter has its decision, or a time for its next attempt. */
  private putAside(letterId: string, decided: Promise<void>): void {
    const ended = decided.catch(() => undefined).finally(() => {
      this.aside.delete(letterId);
      void this.rounds.wake();
    });
    this.aside.set(letterId, ended);
  }
}

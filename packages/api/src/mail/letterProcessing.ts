import type { Process, System } from '../platform/feature.ts';
import { TooLong, unlessTooLong } from '../platform/background/unlessTooLong.ts';
import { Rounds } from '../platform/rounds.ts';
import { decideStored, undecidedLetters, type UndecidedLetter } from './deciding.ts';
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
 * themselves meanwhile; one more of them is waited for until a place beside the others is free. Large letters are read one after another,
 * beside the others as soon as one of them takes long: however many there are, nobody waits for a second one.
 */
export class LetterProcessing implements Process {
  private readonly rounds: Rounds;
  private stopped = false;
  /** The letters that take long, with their decisions to come. */
  private readonly aside = new Map<string, Promise<void>>();
  /** The large letters that go on beside the others, in the order in which they are read. */
  private readonly large = new Map<string, Promise<void>>();
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
    await Promise.all([...this.aside.values(), ...this.large.values()]);
  }

  private async round(): Promise<number | null> {
    for (;;) {
      const { due: waiting, nextAt } = await undecidedLetters(this.system, [...this.aside.keys(), ...this.large.keys()]);
      if (waiting.length === 0 || this.stopped) return nextAt;
      await openReading();
      await this.decideInOrder(waiting);
    }
  }

  /** While one letter is decided about, the next ones are read; none is decided about before those that arrived earlier, but for one that takes long. */
  private async decideInOrder(letters: readonly UndecidedLetter[]): Promise<void> {
    const turns: Promise<void>[] = [];
    try {
      for (const letter of letters) {
        if (this.stopped) return;
        const before = turns.at(-1) ?? Promise.resolve();
        const turn = letter.large ? this.turnOfLarge(letter.id, before) : this.turnOf(letter.id, before, this.manner.decide(this.system, letter.id, before));
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
    await this.unlessLong(decided, async () => {
      if (this.aside.size >= mostAside) await Promise.race([decided, ...this.aside.values()]);
      this.putAside(this.aside, letterId, decided);
    });
  }

  /** The same of a large letter. Its reading begins when the large one before it is through; while that one takes long nobody waits for this one. */
  private async turnOfLarge(letterId: string, before: Promise<void>): Promise<void> {
    const earlier = [...this.large.values()].at(-1);
    const decided = (earlier ?? Promise.resolve()).then(() => (this.stopped ? undefined : this.manner.decide(this.system, letterId, before)));
    this.putAside(this.large, letterId, decided);
    if (earlier) return;
    await before.catch(() => undefined);
    await this.unlessLong(decided, () => Promise.resolve());
  }

  private async unlessLong(decided: Promise<void>, otherwise: () => Promise<void>): Promise<void> {
    await unlessTooLong(decided, this.manner.patienceMilliseconds).catch((error: unknown) => {
      if (!(error instanceof TooLong)) throw error;
      return otherwise();
    });
  }

  /** Until the letter has its decision, or a time for its next attempt. */
  private putAside(place: Map<string, Promise<void>>, letterId: string, decided: Promise<void>): void {
    const ended = decided.catch(() => undefined).finally(() => {
      place.delete(letterId);
      void this.rounds.wake();
    });
    place.set(letterId, ended);
  }
}

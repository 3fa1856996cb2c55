import type { Signs } from '../authentication/proof.ts';
import type { ProofOrder } from '../authentication/proofOrder.ts';
import { ReadingBrokeOff } from './readingFaults.ts';
import { Reader } from './reader.ts';
import type { ReadLetter } from './readLetter.ts';

export interface ReadingRoomOptions {
  /** The most readers at once: one more than letters that may take long, so that a place is left for the others. */
  seats: number;
  /** How long a letter may be read. */
  patienceMilliseconds: number;
  /** How long a reader stays without a letter. */
  idleMilliseconds: number;
}

/** A letter beyond this is read by a reader who comes for it and leaves with it: what it took of memory is given back, and what others took is not there yet. */
export const largeBytes = 4 * 1024 * 1024;

/**
 * Where letters are read: readers come with the first letter, stay warm while letters come, and leave when none has come for a while.
 * One that died or was too slow is replaced with the next letter.
 */
export class ReadingRoom {
  private readonly resting: { reader: Reader; leaving: NodeJS.Timeout }[] = [];
  private readonly queue: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly options: ReadingRoomOptions) {}

  /** How many readers there are: none at rest. */
  get readers(): number {
    return this.taken + this.resting.filter(({ reader }) => reader.alive).length;
  }

  /** Reads a letter, as soon as a seat is free. @throws UnreadableLetter, ReadingBrokeOff */
  read(raw: Buffer): Promise<ReadLetter> {
    return this.seated((reader) => reader.read(raw, this.options.patienceMilliseconds), raw.length > largeBytes);
  }

  /** Finds out what a letter proves of its sender, as soon as a seat is free. @throws ReadingBrokeOff */
  prove(raw: Buffer, order: ProofOrder): Promise<Signs | null> {
    return this.seated((reader) => reader.prove(raw, order, this.options.patienceMilliseconds), raw.length > largeBytes);
  }

  private async seated<T>(work: (reader: Reader) => Promise<T>, isLarge: boolean): Promise<T> {
    if (this.taken >= this.options.seats) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.taken += 1;
    const reader = isLarge ? new Reader() : (this.rested() ?? new Reader());
    try {
      return await work(reader);
    } catch (error) {
      // whatever broke in it may have left it half broken
      if (error instanceof ReadingBrokeOff) reader.end();
      throw error;
    } finally {
      if (isLarge) reader.end();
      if (reader.alive) this.rest(reader);
      const next = this.queue.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }

  /** Answers when somebody is there who can read: the first letter is not slow for being the first. */
  async open(): Promise<void> {
    if (this.readers > 0) return;
    const reader = new Reader();
    this.rest(reader);
    await reader.ready;
  }

  /** Sends everybody home who reads nothing. */
  close(): void {
    for (const { reader, leaving } of this.resting.splice(0)) {
      clearTimeout(leaving);
      reader.end();
    }
  }

  private rested(): Reader | undefined {
    for (let place = this.resting.pop(); place; place = this.resting.pop()) {
      clearTimeout(place.leaving);
      if (place.reader.alive) return place.reader;
    }
    return undefined;
  }

  private rest(reader: Reader): void {
    const leaving = setTimeout(() => {
      this.resting.splice(this.resting.findIndex((place) => place.reader === reader), 1);
      reader.end();
    }, this.options.idleMilliseconds).unref();
    this.resting.push({ reader, leaving });
  }
}

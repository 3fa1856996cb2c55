import { RoomApart, type RoomOptions } from '../../platform/apart/roomApart.ts';
import type { Signs } from '../authentication/proof.ts';
import type { ProofOrder } from '../authentication/proofOrder.ts';
import { Reader } from './reader.ts';
import type { ReadLetter } from './readLetter.ts';

export interface ReadingRoomOptions extends RoomOptions {
  /** How long a letter may be read. */
  patienceMilliseconds: number;
}

/** A letter beyond this is read by a reader who comes for it and leaves with it: what it took of memory is given back, and what others took is not there yet. */
export const largeBytes = 4 * 1024 * 1024;

/** Where letters are read, each by one reader at a time. */
export class ReadingRoom extends RoomApart<Reader> {
  private readonly patienceMilliseconds: number;

  constructor({ patienceMilliseconds, ...options }: ReadingRoomOptions) {
    super(() => new Reader(), options);
    this.patienceMilliseconds = patienceMilliseconds;
  }

  /** How many readers there are: none at rest. */
  get readers(): number {
    return this.size;
  }

  /** Reads a letter, as soon as a seat is free. @throws UnreadableLetter, BrokeOff */
  read(raw: Buffer): Promise<ReadLetter> {
    return this.seated((reader) => reader.read(raw, this.patienceMilliseconds), raw.length > largeBytes);
  }

  /** Finds out what a letter proves of its sender, as soon as a seat is free. @throws BrokeOff */
  prove(raw: Buffer, order: ProofOrder): Promise<Signs | null> {
    return this.seated((reader) => reader.prove(raw, order, this.patienceMilliseconds), raw.length > largeBytes);
  }
}

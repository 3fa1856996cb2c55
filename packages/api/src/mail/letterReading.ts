import type { Signs } from './authentication/proof.ts';
import type { ProofOrder } from './authentication/proofOrder.ts';
import { endOfHeaders } from './headerFields.ts';
import { plainLinesOf } from './reading/plainLines.ts';
import { ReadingRoom } from './reading/readingRoom.ts';
import type { ReadLetter } from './reading/readLetter.ts';

export type { ReadLetter } from './reading/readLetter.ts';

/** So many letters that take long may go on beside the others, besides one large one. */
export const mostAside = 2;
/** One seat is for the large one, and one is left for those that do not. */
const seats = mostAside + 2;

/** All letters of this process are read here, each for at most twenty seconds (P12); nobody sits there after a minute without one. */
const room = new ReadingRoom({ seats, patienceMilliseconds: 20_000, idleMilliseconds: 60_000 });

/** What letters prove is found out here: a name server that is silent keeps nobody from being read. */
const witnesses = new ReadingRoom({ seats, patienceMilliseconds: 15_000, idleMilliseconds: 60_000 });

const longestHeadingBytes = 65_536;

/**
 * Reads a letter in a process apart, within limits of time and memory.
 * @throws UnreadableLetter what nobody will ever read
 * @throws BrokeOff what came to no end this time
 */
export const readLetter = (raw: Buffer): Promise<ReadLetter> => room.read(raw);

/** What a letter proves of its sender; null when neither side of the question is proven. @throws BrokeOff what cannot be found out */
export const proveLetter = (raw: Buffer, order: ProofOrder): Promise<Signs | null> => witnesses.prove(raw, order);

/** Answers when letters can be read at once. */
export const openReading = (): Promise<void> => room.open();

/** From whom a letter is that could not be read, and about what; its text is the given one. Null when not even that can be read. */
export const readHeading = async (raw: Buffer, text = ''): Promise<ReadLetter | null> => {
  try {
    const { letter, isMended } = plainLinesOf(raw);
    const heading = letter.subarray(0, Math.min(endOfHeaders(letter), longestHeadingBytes));
    return { ...(await room.read(heading)), text, html: null, files: [], isMended };
  } catch {
    return null;
  }
};

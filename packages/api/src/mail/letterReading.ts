import { endOfHeaders } from './headerFields.ts';
import { ReadingRoom } from './reading/readingRoom.ts';
import type { ReadLetter } from './reading/readLetter.ts';

export type { ReadLetter } from './reading/readLetter.ts';

/** All letters of this process are read here: two at once, each for at most twenty seconds (P12); nobody sits there after a minute without one. */
const room = new ReadingRoom({ seats: 2, patienceMilliseconds: 20_000, idleMilliseconds: 60_000 });

const longestHeadingBytes = 65_536;

/**
 * Reads a letter in a process apart, within limits of time and memory.
 * @throws UnreadableLetter what nobody will ever read
 * @throws ReadingBrokeOff what came to no end this time
 */
export const readLetter = (raw: Buffer): Promise<ReadLetter> => room.read(raw);

/** Answers when letters can be read at once. */
export const openReading = (): Promise<void> => room.open();

/** From whom a letter is that could not be read, and about what; its text is the given one. Null when not even that can be read. */
export const readHeading = async (raw: Buffer, text = ''): Promise<ReadLetter | null> => {
  try {
    const heading = raw.subarray(0, Math.min(endOfHeaders(raw), longestHeadingBytes));
    return { ...(await room.read(heading)), text, html: null, files: [] };
  } catch {
    return null;
  }
};

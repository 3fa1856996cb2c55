import { TooLong, unlessTooLong } from '../platform/background/unlessTooLong.ts';
import { refusal } from '../platform/refusal.ts';
import { readAnyLetter, readAsItStands } from './letterContent.ts';
import type { ReadLetter } from './letterReading.ts';

/** How long a person, and whoever waits for the same letter, is kept waiting. */
const patienceMilliseconds = 1_500;
/** How long what was read in the meantime is kept for the person who comes back. */
const keptMilliseconds = 60_000;

/** What takes longer than anybody waits is read on here, by letter. */
const readOn = new Map<string, Promise<ReadLetter>>();

/** What broke a reader three times is not given to another one: it is taken as it stands. */
const readingOf = (reason: string | null | undefined, raw: Buffer): Promise<ReadLetter> => (reason === 'READING_BROKE_OFF' ? readAsItStands(raw) : readAnyLetter(raw));

/**
 * P12: a letter that somebody looks at or acts upon, read as well as it can be. One that is made to be read for long holds up neither
 * them nor what their act has locked: it is read on, and whoever comes again a little later finds it read.
 * @throws Refusal LETTER_IS_BEING_READ
 */
export const readForPeople = async ({ id, reason }: { id: string; reason?: string | null | undefined }, rawOf: () => Promise<Buffer>): Promise<ReadLetter> => {
  const reading = readOn.get(id) ?? readingOf(reason, await rawOf());
  try {
    const read = await unlessTooLong(reading, patienceMilliseconds);
    readOn.delete(id);
    return read;
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    keepReading(id, reading);
    throw refusal('LETTER_IS_BEING_READ', { field: ['letterId'], clause: '4.9' });
  }
};

const keepReading = (letterId: string, reading: Promise<ReadLetter>): void => {
  if (readOn.has(letterId)) return;
  readOn.set(letterId, reading);
  const forget = (): boolean => readOn.delete(letterId);
  reading.then(() => setTimeout(forget, keptMilliseconds).unref(), forget);
};

import type { ReadLetter } from './readLetter.ts';
import { parseLetter } from './parsing.ts';
import { UnreadableLetter, type UnreadableReason } from './readingFaults.ts';

/** What a reader says first, when it has loaded everything that it needs. */
export const ready = 'READY';

/** What a reader says of a letter: what it read, why nobody can read it, or what broke. */
export type ReaderAnswer = { read: ReadLetter } | { unreadable: UnreadableReason; said: string } | { broken: string };

const answerTo = async (raw: Buffer): Promise<ReaderAnswer> => {
  try {
    return { read: await parseLetter(raw) };
  } catch (error) {
    return error instanceof UnreadableLetter ? { unreadable: error.reason, said: error.message } : { broken: String(error) };
  }
};

/**
 * The program of a reader, a process of its own (see reader.ts): letters come in one after another, answers go out. It ends with
 * the server that started it, and leaves Ctrl-C, which a terminal sends to both, to that server.
 */
process.on('SIGINT', () => undefined);
process.on('message', (raw: Buffer) => {
  void answerTo(raw).then((answer) => process.send?.(answer));
});
process.send?.(ready);

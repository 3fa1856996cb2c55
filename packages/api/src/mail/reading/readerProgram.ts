import type { NameServer } from '../authentication/nameServer.ts';
import { signsOf } from '../authentication/signing.ts';
import { parseLetter } from './parsing.ts';
import { Pieces, piecesOf } from '../../platform/apart/pieces.ts';
import type { FilePiece, LetterPiece, NameAnswer, NameQuestion, ReaderAnswer, ReaderTask } from './readerTask.ts';
import { UnreadableLetter } from './readingFaults.ts';

/** What a reader says first, when it has loaded everything that it needs. */
const ready = 'READY';

const say = (what: ReaderAnswer | NameQuestion | typeof ready): void => void process.send?.(what);

/** Answers when the pipe has taken it, so that no more than one piece is on its way. */
const hand = (what: FilePiece): Promise<void> => new Promise((resolve) => process.send?.(what, () => resolve()));

/** The letter that comes in, as far as it has come. */
let letter: Pieces | null = null;

/** Questions that wait for their answer, by number. */
const asked = new Map<number, PromiseWithResolvers<string[][] | string[]>>();
let questions = 0;

const nameServer: NameServer = (name, type) => {
  const waiting = Promise.withResolvers<string[][] | string[]>();
  asked.set((questions += 1), waiting);
  say({ question: questions, name, type });
  return waiting.promise;
};

const hear = (answer: NameAnswer): void => {
  const waiting = asked.get(answer.question);
  asked.delete(answer.question);
  if ('records' in answer) waiting?.resolve(answer.records);
  else waiting?.reject(Object.assign(new Error(answer.code), { code: answer.code }));
};

const take = ({ piece, of }: LetterPiece): void => {
  letter ??= new Pieces(of);
  letter.add(piece);
};

/** Its files go ahead piece by piece. */
const readingOf = async (raw: Buffer): Promise<ReaderAnswer> => {
  const read = await parseLetter(raw);
  for (const [file, { content }] of read.files.entries()) for (const piece of piecesOf(content)) await hand({ file, piece, of: content.length });
  return { read: { ...read, files: read.files.map((file) => ({ ...file, content: Buffer.alloc(0) })) } };
};

const answerTo = async (task: ReaderTask): Promise<ReaderAnswer> => {
  try {
    const raw = letter?.whole() ?? Buffer.alloc(0);
    letter = null;
    return task.task === 'READ' ? await readingOf(raw) : { signs: await signsOf(raw, task.order, nameServer) };
  } catch (error) {
    return error instanceof UnreadableLetter ? { unreadable: error.reason, said: error.message } : { broken: String(error) };
  }
};

/**
 * The program of a reader, a process of its own (see reader.ts): letters come in one after another, answers go out. It ends with
 * the server that started it, and leaves Ctrl-C, which a terminal sends to both, to that server.
 */
process.on('SIGINT', () => undefined);
process.on('message', (message: LetterPiece | ReaderTask | NameAnswer) => {
  if ('piece' in message) take(message);
  else if ('question' in message) hear(message);
  else void answerTo(message).then(say);
});
say(ready);

import type { NameServer } from '../authentication/nameServer.ts';
import { signsOf } from '../authentication/signing.ts';
import { parseLetter } from './parsing.ts';
import type { NameAnswer, NameQuestion, ReaderAnswer, ReaderTask } from './readerTask.ts';
import { UnreadableLetter } from './readingFaults.ts';

/** What a reader says first, when it has loaded everything that it needs. */
const ready = 'READY';

const say = (what: ReaderAnswer | NameQuestion | typeof ready): void => void process.send?.(what);

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

const answerTo = async (task: ReaderTask): Promise<ReaderAnswer> => {
  try {
    return 'read' in task ? { read: await parseLetter(task.read) } : { signs: await signsOf(task.prove, task.order, nameServer) };
  } catch (error) {
    return error instanceof UnreadableLetter ? { unreadable: error.reason, said: error.message } : { broken: String(error) };
  }
};

/**
 * The program of a reader, a process of its own (see reader.ts): letters come in one after another, answers go out. It ends with
 * the server that started it, and leaves Ctrl-C, which a terminal sends to both, to that server.
 */
process.on('SIGINT', () => undefined);
process.on('message', (message: ReaderTask | NameAnswer) => {
  if ('question' in message) hear(message);
  else void answerTo(message).then(say);
});
say(ready);

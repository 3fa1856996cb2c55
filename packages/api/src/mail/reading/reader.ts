import { fork, type ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { nameServerForLetter, type NameServer } from '../authentication/nameServer.ts';
import type { Signs } from '../authentication/proof.ts';
import type { ProofOrder } from '../authentication/proofOrder.ts';
import { FilesInPieces } from './filesInPieces.ts';
import { piecesOf } from './pieces.ts';
import { ReadingBrokeOff, UnreadableLetter } from './readingFaults.ts';
import type { FilePiece, LetterPiece, NameAnswer, NameQuestion, ReaderAnswer, ReaderTask } from './readerTask.ts';
import type { ReadLetter } from './readLetter.ts';
import { residentBytesOf } from './residentMemory.ts';

const heapMegabytes = 256;
/** Bytes of letters and files lie beside the heap, where no setting of Node bounds them: all that a process holds is looked at. */
const mostResidentBytes = 512 * 1024 * 1024;
const lookEveryMilliseconds = 25;

/** Names that are looked up for one letter: a chain of policies that refer to each other must not make the desk ask without end. */
const mostQuestions = 100;
const longestName = 255;

const folderOf = (manifest: string | undefined): string => {
  if (manifest === undefined) throw new Error('the program of the readers is not installed as a package');
  return path.dirname(realpathSync(manifest));
};
const ownFolder = folderOf(findPackageJSON(import.meta.url));

/** In the sources Node itself leaves the types out. */
const isBuilt = !import.meta.filename.endsWith('.ts');
const program = path.join(ownFolder, isBuilt ? 'dist/letterReader.js' : 'src/mail/reading/readerProgram.ts');

/** The folders whose files a reader may load: what is built holds its libraries; in the sources they lie where the installation keeps them. */
const readableFolders = (): string[] => {
  if (isBuilt) return [ownFolder];
  const [installation = ''] = folderOf(findPackageJSON('sanitize-html', import.meta.url)).split(`${path.sep}node_modules${path.sep}`);
  return [ownFolder, folderOf(findPackageJSON('@reglament/schema', import.meta.url)), path.join(installation, 'node_modules')];
};

const brokenOff = (answer: ReaderAnswer): ReadingBrokeOff => new ReadingBrokeOff('broken' in answer ? answer.broken : 'the reader answered something else');

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'ESERVFAIL');

/**
 * A process that reads letters, so that bytes of strangers are never taken apart where the desk lives. It has no environment, may
 * load its own code and nothing else, writes no file and starts no program; its heap is bounded, and it can be killed at any moment. It is
 * killed when all that it holds is more than it may, where the system tells (Linux).
 */
export class Reader {
  private readonly process: ChildProcess;
  /** Whether it can still be asked. */
  alive = true;
  /** Resolved when it can begin; a reader that dies before has not begun either. */
  readonly ready: Promise<void>;

  constructor(private readonly mostBytes = mostResidentBytes) {
    this.process = fork(program, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      execArgv: ['--permission', ...readableFolders().map((folder) => `--allow-fs-read=${folder}`), `--max-old-space-size=${heapMegabytes}`],
    });
    // its first word is that it is ready
    this.ready = new Promise((resolve) => this.process.once('message', () => resolve()).once('exit', () => resolve()).once('error', () => resolve()));
    this.process.on('exit', () => this.end());
    this.process.on('error', () => this.end());
    process.once('exit', this.end);
    void this.ready.then(() => this.hold(false));
  }

  /** The process, for whoever measures it. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  /**
   * Reads one letter; only one at a time.
   * @throws UnreadableLetter, or ReadingBrokeOff when it took longer than the patience, or more memory than it may, or the process died; then the reader is gone
   */
  async read(raw: Buffer, patienceMilliseconds: number): Promise<ReadLetter> {
    const answer = await this.carryOut(raw, { task: 'READ' }, patienceMilliseconds);
    if ('read' in answer) return answer.read;
    throw 'unreadable' in answer ? new UnreadableLetter(answer.unreadable, answer.said) : brokenOff(answer);
  }

  /**
   * Finds out what a letter proves of its sender; only one at a time.
   * @throws ReadingBrokeOff when it could not be found out, took longer than the patience, or the process died; after the latter two the reader is gone
   */
  async prove(raw: Buffer, order: ProofOrder, patienceMilliseconds: number): Promise<Signs | null> {
    const answer = await this.carryOut(raw, { task: 'PROVE', order }, patienceMilliseconds);
    if ('signs' in answer) return answer.signs;
    throw brokenOff(answer);
  }

  readonly end = (): void => {
    this.alive = false;
    process.removeListener('exit', this.end);
    this.process.kill('SIGKILL');
  };

  /** Whether the server waits for it: one that rests must not keep a server or a command from ending. */
  private hold(held: boolean): void {
    for (const one of [this.process, this.process.channel]) if (held) one?.ref(); else one?.unref();
  }

  private async carryOut(raw: Buffer, task: ReaderTask, patienceMilliseconds: number): Promise<ReaderAnswer> {
    await this.ready;
    this.hold(true);
    return this.answerTo(raw, task, patienceMilliseconds).finally(() => this.hold(false));
  }

  private async answerTo(raw: Buffer, task: ReaderTask, patienceMilliseconds: number): Promise<ReaderAnswer> {
    if (!this.alive) throw new ReadingBrokeOff('the reader died before it began');
    return new Promise((resolve, reject) => {
      const giveUp = (said: string): void => {
        stopListening();
        this.end();
        reject(new ReadingBrokeOff(said));
      };
      const patience = setTimeout(() => giveUp(`not read within ${patienceMilliseconds} ms`), patienceMilliseconds);
      const looking = setInterval(() => {
        if ((residentBytesOf(this.process.pid) ?? 0) > this.mostBytes) giveUp(`the reader held more than ${Math.round(this.mostBytes / 1024 ** 2)} MB`);
      }, lookEveryMilliseconds);
      const died = (code: number | null, signal: string | null): void => giveUp(`the reader died (${signal ?? code})`);
      const files = new FilesInPieces(raw.length);
      const nameServer = nameServerForLetter(task.task === 'PROVE' ? task.order.fromDomain : null);
      let questions = 0;
      const heard = (said: ReaderAnswer | NameQuestion | FilePiece): void => {
        if ('question' in said) return void this.lookUp(said, (questions += 1), nameServer);
        try {
          if ('piece' in said) return files.take(said);
          resolve('read' in said ? { read: files.into(said.read) } : said);
          stopListening();
        } catch (error) {
          giveUp(String(error));
        }
      };
      const stopListening = (): void => {
        clearTimeout(patience);
        clearInterval(looking);
        this.process.off('exit', died).off('message', heard as (said: unknown) => void);
      };
      this.process.once('exit', died).on('message', heard as (said: unknown) => void);
      this.send(raw, task).catch((error: unknown) => giveUp(String(error)));
    });
  }

  /** No more than one piece is on its way: what waits for a slow reader would lie in memory once more. */
  private async send(raw: Buffer, task: ReaderTask): Promise<void> {
    for (const piece of piecesOf(raw)) await this.say({ piece, of: raw.length });
    await this.say(task);
  }

  private say(what: LetterPiece | ReaderTask): Promise<void> {
    return new Promise((resolve, reject) => {
      this.process.send(what, (error) => (error ? reject(error) : resolve()));
    });
  }

  private async lookUp({ question, name, type }: NameQuestion, count: number, nameServer: NameServer): Promise<void> {
    const answer: NameAnswer = count > mostQuestions || name.length > longestName
      ? { question, code: 'EREFUSED' }
      : await nameServer(name, type).then((records) => ({ question, records }), (error: unknown) => ({ question, code: codeOf(error) }));
    if (this.alive) this.process.send(answer, () => undefined);
  }
}

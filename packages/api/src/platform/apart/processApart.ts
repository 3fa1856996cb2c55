import { fork, type ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { BrokeOff, type BrokeOffOver } from './brokeOff.ts';
import { processorSecondsOf, residentBytesOf } from './taken.ts';

const lookEveryMilliseconds = 25;

const folderOf = (manifest: string | undefined): string => {
  if (manifest === undefined) throw new Error('a program that runs apart is not installed as a package');
  return path.dirname(realpathSync(manifest));
};
const ownFolder = folderOf(findPackageJSON(import.meta.url));

/** In the sources Node itself leaves the types out. */
const isBuilt = !import.meta.filename.endsWith('.ts');

/** A file of ours: where the sources have it, and its name among what is built. */
export interface OwnFile {
  source: string;
  built: string;
}
/** Where a file of ours lies. */
export const placeOf = (file: OwnFile): string => path.join(ownFolder, isBuilt ? `dist/${file.built}` : `src/${file.source}`);

/** What runs in a process of its own, and how much it may take. */
export interface ApartProgram {
  /** What errors call it. */
  name: string;
  file: OwnFile;
  /** Its heap, which Node bounds. */
  heapMegabytes: number;
  /** All that it may hold, its heap and what lies beside it. */
  mostBytes: number;
  /** Processor time for one task, where the system tells (Linux): a machine that has much else to do takes nothing of it. */
  mostProcessorSeconds?: number;
  /** A library that it loads from where it is installed, although everything else of it is built. */
  library?: string;
  /** Options of Node besides. */
  options?: readonly string[];
}

/** Everything that is installed, as far as a library of ours lies in it. */
const installationOf = (library: string): string => {
  const [installation = ''] = folderOf(findPackageJSON(library, import.meta.url)).split(`${path.sep}node_modules${path.sep}`);
  return path.join(installation, 'node_modules');
};

/** The folders whose files a program may load: what is built holds its libraries; in the sources they lie where the installation keeps them. */
const readableFolders = ({ library }: ApartProgram): string[] => {
  if (isBuilt) return [ownFolder, ...(library === undefined ? [] : [installationOf(library)])];
  return [ownFolder, folderOf(findPackageJSON('@reglament/schema', import.meta.url)), installationOf('lru-cache')];
};

/** None outlives the server. */
const living = new Set<ProcessApart>();
process.once('exit', () => {
  for (const one of living) one.end();
});

/**
 * A process in which bytes of strangers are taken apart, so that they never are where the desk lives. It has no environment, may
 * load its own code and nothing else, writes no file and starts no program; its heap is bounded, and it can be killed at any moment. It is
 * killed when what it holds or takes of the processor is more than it may, where the system tells (Linux).
 */
export class ProcessApart {
  private readonly process: ChildProcess;
  /** Whether it can still be asked. */
  alive = true;
  /** Resolved when it can begin; one that dies before has not begun either. */
  readonly ready: Promise<void>;

  constructor(private readonly program: ApartProgram) {
    this.process = fork(placeOf(program.file), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      execArgv: ['--permission', ...readableFolders(program).map((folder) => `--allow-fs-read=${folder}`), `--max-old-space-size=${program.heapMegabytes}`, ...(program.options ?? [])],
    });
    // its first word is that it is ready
    this.ready = new Promise((resolve) => this.process.once('message', () => resolve()).once('exit', () => resolve()).once('error', () => resolve()));
    this.process.on('exit', () => this.end());
    this.process.on('error', () => this.end());
    living.add(this);
    void this.ready.then(() => this.hold(false));
  }

  /** The process, for whoever measures it. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  end(): void {
    this.alive = false;
    living.delete(this);
    this.process.kill('SIGKILL');
  }

  /**
   * Says the words of one task, each when the one before has arrived, and hears what is said back until that is the answer; one task at a time.
   * @param hear the answer, or undefined while there is none; what it throws ends the process
   * @throws BrokeOff when it took longer than the patience, or more memory or processor time than it may, or the process died; then the process is gone
   */
  protected async ask<Said, Answer>(words: readonly object[], hear: (said: Said) => Answer | undefined, patienceMilliseconds: number): Promise<Answer> {
    await this.ready;
    this.hold(true);
    return this.answerTo(words, hear, patienceMilliseconds).finally(() => this.hold(false));
  }

  /** Says something in passing, unless the process is gone. */
  protected tell(word: object): void {
    if (this.alive) this.process.send(word, () => undefined);
  }

  /** Whether the server waits for it: one that rests must not keep a server or a command from ending. */
  private hold(held: boolean): void {
    for (const one of [this.process, this.process.channel]) if (held) one?.ref(); else one?.unref();
  }

  private async answerTo<Said, Answer>(words: readonly object[], hear: (said: Said) => Answer | undefined, patienceMilliseconds: number): Promise<Answer> {
    const { name, mostBytes, mostProcessorSeconds = Infinity } = this.program;
    const before = processorSecondsOf(this.pid) ?? 0;
    if (!this.alive) throw new BrokeOff(`the ${name} died before it began`, 'DEATH');
    return new Promise((resolve, reject) => {
      const giveUp = (said: string, over: BrokeOffOver): void => {
        stopListening();
        this.end();
        reject(new BrokeOff(said, over));
      };
      const patience = setTimeout(() => giveUp(`not done within ${patienceMilliseconds} ms`, 'TIME'), patienceMilliseconds);
      const looking = setInterval(() => {
        if ((residentBytesOf(this.pid) ?? 0) > mostBytes) giveUp(`the ${name} held more than ${Math.round(mostBytes / 1024 ** 2)} MB`, 'MEMORY');
        else if ((processorSecondsOf(this.pid) ?? 0) - before > mostProcessorSeconds) giveUp(`the ${name} took more than ${mostProcessorSeconds} s of the processor`, 'TIME');
      }, lookEveryMilliseconds);
      const died = (code: number | null, signal: string | null): void => giveUp(`the ${name} died (${signal ?? code})`, 'DEATH');
      const heard = (said: Said): void => {
        try {
          const answer = hear(said);
          if (answer === undefined) return;
          resolve(answer);
          stopListening();
        } catch (error) {
          giveUp(String(error), 'DEATH');
        }
      };
      const stopListening = (): void => {
        clearTimeout(patience);
        clearInterval(looking);
        this.process.off('exit', died).off('message', heard as (said: unknown) => void);
      };
      this.process.once('exit', died).on('message', heard as (said: unknown) => void);
      this.sayAll(words).catch((error: unknown) => giveUp(String(error), 'DEATH'));
    });
  }

  /** No more than one word is on its way: what waits for a slow process would lie in memory once more. */
  private async sayAll(words: readonly object[]): Promise<void> {
    for (const word of words)
      await new Promise<void>((resolve, reject) => {
        this.process.send(word, (error) => (error ? reject(error) : resolve()));
      });
  }
}

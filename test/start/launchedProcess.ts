import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { freePort } from '../support/ports.ts';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
const entry = path.join(projectFolder, 'packages', 'api', 'dist', 'main.js');
/** The whole start, first migration and demo included, on a busy machine. */
const patienceMilliseconds = 60_000;

/** A process of Reglament as a person or a supervisor started it. */
export interface Launched {
  child: ChildProcess;
  port: number;
  mailPort: number;
  /** Everything that it wrote for people, and its log. */
  output(): string;
  /** Answers once it has printed this; fails when it ends without. */
  prints(text: string): Promise<void>;
  /** Answers once the addresses have been printed. */
  isRunning(): Promise<void>;
  /** Answers the exit code once the process is gone. */
  exitCode(): Promise<number | null>;
}

export interface Launch {
  dataDir: string;
  settings?: Record<string, string>;
  args?: string[];
  /** What is started instead of the built server: for npm start. */
  command?: [program: string, ...args: string[]];
  workingFolder?: string;
}

/** Starts Reglament with free ports and nothing of the caller's settings. */
export async function launch({ dataDir, settings = {}, args = [], command, workingFolder = projectFolder }: Launch): Promise<Launched> {
  const [port, mailPort] = [await freePort(), await freePort()];
  const [program, ...programArgs] = command ?? [process.execPath, '--enable-source-maps', entry];
  const { PATH, HOME } = process.env;
  const child = spawn(program, [...programArgs, ...args], {
    cwd: workingFolder,
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: String(port), MAIL_PORT: String(mailPort), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const prints = async (text: string): Promise<void> => {
    await vi.waitUntil(() => output.includes(text) || hasEnded(), { timeout: patienceMilliseconds, interval: 20 });
    if (!output.includes(text)) throw new Error(`it ended with ${child.exitCode} before it printed "${text}":\n${output}`);
  };
  const isRunning = (): Promise<void> => prints('Stop it with Ctrl-C');
  const exitCode = async (): Promise<number | null> => {
    await vi.waitUntil(hasEnded, { timeout: patienceMilliseconds, interval: 20 });
    return child.exitCode;
  };
  return { child, port, mailPort, output: () => output, prints, isRunning, exitCode };
}

/** A folder for one test; afterwards neither a file nor a database process of it is left. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-start-'));
  // PostgreSQL of a test that runs as root belongs to another account, which has to get in.
  chmodSync(folder, 0o755);
  onTestFinished(() => {
    const dataDir = path.join(folder, 'data');
    if (databaseRuns(dataDir)) rmSync(socketFolder(dataDir), { recursive: true, force: true });
    killDatabase(dataDir);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const postmasterFile = (dataDir: string) => path.join(dataDir, 'postgres', 'postmaster.pid');

/** PostgreSQL removes its file as the last act of an orderly end. */
export const databaseRuns = (dataDir: string): boolean => existsSync(postmasterFile(dataDir));

/** Folder of the socket on which the database of `dataDir` takes connections. */
export const socketFolder = (dataDir: string): string => readFileSync(postmasterFile(dataDir), 'utf8').split('\n')[4] ?? '';

/** Kills the database with all its children, as a crash of the machine would. */
export function killDatabase(dataDir: string): void {
  if (!databaseRuns(dataDir)) return;
  const postmaster = Number(readFileSync(postmasterFile(dataDir), 'utf8').split('\n')[0]);
  const children = readdirSync('/proc').filter((name) => parentOf(name) === postmaster);
  for (const pid of [postmaster, ...children.map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // It may have gone by itself, as children do without their parent.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

function parentOf(name: string): number | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { onTestFinished, vi } from 'vitest';
import type { DatabaseConnection } from './connection.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embeddedPostgres.ts';
import { isAlive, runningPostmaster } from './postmasterFile.ts';

/** A data folder for one test; afterwards nothing of it is left, neither file nor process. */
export function temporaryDataDir(): string {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
  // PostgreSQL of a test that runs as root belongs to another account, which has to get in.
  chmodSync(dataDir, 0o755);
  onTestFinished(() => {
    const running = runningPostmaster(path.join(dataDir, 'postgres'));
    killDatabase(dataDir);
    if (running !== undefined) rmSync(running.socketFolder, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  });
  return dataDir;
}

/** Starts PostgreSQL in this process, fast because a crash may cost the last commits. */
export const startFast = (dataDir: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir, databaseName: 'desk', durable: false });

/** Starts PostgreSQL in a process of its own, which a test can kill. */
export async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', starterProgram(dataDir)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

/** Starts PostgreSQL in a process that can write no file of more than about a megabyte. @returns what it said */
export async function startWithTooSmallFiles(dataDir: string): Promise<string> {
  const child = spawn('bash', ['-c', 'ulimit -f 1000 && exec "$0" --input-type=module --eval "$1"', process.execPath, starterProgram(dataDir)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return text(child.stdout);
}

const starterProgram = (dataDir: string) => `
  import { startEmbeddedPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'embeddedPostgres.ts'))};
  try {
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, databaseName: 'desk', durable: true });
    console.log('started');
  } catch (error) {
    console.log(error.message);
  }
`;

/** Runs one statement on a connection of its own. */
export async function query(connection: DatabaseConnection, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

export const databaseRuns = (dataDir: string): boolean => runningPostmaster(path.join(dataDir, 'postgres')) !== undefined;

/** Kills PostgreSQL with all its children, as a crash of the machine would. */
export function killDatabase(dataDir: string): void {
  const running = runningPostmaster(path.join(dataDir, 'postgres'));
  if (running === undefined) return;
  for (const pid of [running.pid, ...childrenOf(running.pid)]) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

/** Kills a process without any chance to tidy up and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await vi.waitUntil(() => child.signalCode !== null, { timeout: 5000 });
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => parentOf(each) === pid);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

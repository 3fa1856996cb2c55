import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const [port, mailPort] = ['4390', '2590'];
/** Long enough for the start's garbage to be collected and the demonstration's letters to be settled. */
const restMilliseconds = 15_000;

const start = async (dataDir: string) => {
  const began = performance.now();
  const child = spawn(process.execPath, [entry], { env: { ...process.env, DATA_DIR: dataDir, PORT: port, MAIL_PORT: mailPort, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout) if (String(chunk).includes('Reglament is running')) break;
  return { child, milliseconds: performance.now() - began };
};

const stop = async (child: ReturnType<typeof spawn>): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
};

export interface ProcessFigures {
  residentBytes: number;
  secondStartMilliseconds: number;
}

/** The built server as it is run: how long a second start takes, and what it holds when nobody asks anything. Linux only. */
export const measureProcess = async (): Promise<ProcessFigures> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
  await stop((await start(folder)).child);
  const { child, milliseconds } = await start(folder);
  await pause(restMilliseconds);
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  await stop(child);
  rmSync(folder, { recursive: true, force: true });
  return { residentBytes: Number(resident) * 1024, secondStartMilliseconds: milliseconds };
};

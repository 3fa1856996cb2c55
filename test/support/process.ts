import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePorts } from './ports.ts';

const entry = fileURLToPath(new URL('../../packages/api/dist/main.js', import.meta.url));

export interface Spawned {
  child: ChildProcess;
  url: string;
  port: number;
  mailPort: number;
  /** Everything that it printed so far. */
  output(): string;
  /** Waits until what it printed is as wanted. */
  printed(wanted: (output: string) => boolean): Promise<void>;
  /** Ends it as Ctrl-C would, and waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Arguments for a server whose clock is commanded from an instant on. */
export const clockFrom = (instant: string): string[] => ['--test-clock', `--test-clock-skew=${Math.round((Date.parse(instant) - Date.now()) / 1000)}`];

/** A Tuesday before the desk opens: a test means the same on whatever day it runs. */
const firstMoment = '2026-11-24T09:00:00+03:00';

/** A test sends in a moment what people write in a month. */
const unlimited = { MAIL_REPLIES_PER_ADDRESS: '1000000', MAIL_REPLIES_PER_ADDRESS_DAILY: '1000000', MAIL_REPLIES_PER_DOMAIN: '1000000', MAIL_REPLIES_HOURLY: '1000000' };

/** Starts the server as a supervisor would, and waits until it says that it runs; `main` is another build than this one. */
export const spawnServer = async (dataDir: string, settings: Record<string, string> = {}, args: string[] = clockFrom(firstMoment), main: string = entry): Promise<Spawned> => {
  const [port = 0, mailPort = 0] = await freePorts(2);
  const child = spawn(process.execPath, ['--enable-source-maps', main, ...args], {
    env: { ...process.env, NODE_ENV: 'test', DATA_DIR: dataDir, PORT: String(port), MAIL_PORT: String(mailPort), LOG_LEVEL: 'info', ...unlimited, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const gone = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Reglament is running')) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} instead of starting:\n${output}`)));
  });
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    port,
    mailPort,
    output: () => output,
    printed: async (wanted) => {
      while (!wanted(output)) await once(child.stdout, 'data');
    },
    stop: async () => {
      child.kill('SIGINT');
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};

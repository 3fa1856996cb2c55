import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabaseConnection } from '../src/platform/postgres/connection.ts';

/** A server in a process of its own. */
export interface Served {
  port: number;
  path: string;
  pid: number;
  stop: () => Promise<void>;
}

/** Address of a database behind a Unix socket, as DATABASE_URL has it. */
export const urlOf = ({ host, port, user }: DatabaseConnection, database: string): string =>
  `postgresql:///${database}?${new URLSearchParams({ host: host ?? '', port: String(port), user: user ?? '' }).toString()}`;

const ended = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  if (child.kill('SIGTERM')) await gone;
};

/** Starts a program and waits until it says so. */
export const serve = async (args: readonly string[], env: NodeJS.ProcessEnv, ready: string, at: Pick<Served, 'port' | 'path'>): Promise<Served> => {
  const child = spawn(process.execPath, [...args], { env: { ...process.env, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  // a loop over the output would close it, and whoever goes on writing would end
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => (chunk.includes(ready) ? resolve() : undefined));
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code} before it served`)));
  });
  return { ...at, pid: child.pid ?? 0, stop: () => ended(child) };
};

/** The built desk on a database. */
export const serveDesk = async (databaseUrl: string, port: number): Promise<Served> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
  const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  // points that nobody can spend: what a request costs is measured, not when it is refused
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder, DEMO: 'off', PORT: String(port), MAIL_PORT: String(port + 1), LOG_LEVEL: 'error', API_POINTS_PER_SECOND: '1000000' };
  const served = await serve([entry], env, 'Reglament is running', { port, path: '/graphql' });
  return { ...served, stop: () => served.stop().finally(() => rmSync(folder, { recursive: true, force: true })) };
};

const ticksPerSecond = 100;

/** Processor time of a process so far, all of its threads, microseconds; in steps of ten milliseconds. Linux only. */
export const cpuOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000_000) / ticksPerSecond;
};

export interface Asked {
  headers?: Readonly<Record<string, string>>;
  /** Given: posted as JSON; else the path is got. */
  body?: object;
}

const bytesOf = (at: Pick<Served, 'path'>, { headers = {}, body }: Asked): Buffer => {
  const text = body ? JSON.stringify(body) : '';
  const lines = [`${body ? 'POST' : 'GET'} ${at.path} HTTP/1.1`, 'host: localhost', 'accept: application/json', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  if (body) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(text)}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
};

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('\r\n0\r\n\r\n');

/** One connection that stays open and asks the same again and again; answers how often it was answered. */
const askAgain = ({ port }: Served, request: Buffer, until: number): Promise<number> =>
  new Promise((resolve, reject) => {
    let answered = 0;
    let left: number | null = null;
    let isChunked = false;
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(request));
    socket.on('error', reject).on('data', (chunk) => {
      if (left === null) {
        const end = chunk.indexOf(headEnd);
        const head = chunk.toString('latin1', 0, end);
        if (end < 0 || !head.startsWith('HTTP/1.1 200')) return void socket.destroy(new Error(`answered ${chunk.toString().slice(0, 600)}`));
        const length = /^content-length: *(\d+)/im.exec(head)?.[1];
        isChunked = length === undefined;
        left = length === undefined ? 0 : Number(length) - (chunk.length - end - headEnd.length);
      } else left -= chunk.length;
      if (isChunked ? !chunk.subarray(-lastChunk.length).equals(lastChunk) : left > 0) return;
      answered += 1;
      left = null;
      if (performance.now() < until) socket.write(request);
      else socket.end(() => resolve(answered));
    });
  });

/** Asks over so many connections at once, each as soon as it was answered. */
export const load = async (served: Served, asked: Asked, connections: number, milliseconds: number): Promise<{ perSecond: number; cpuPerRequest: number }> => {
  const request = bytesOf(served, asked);
  const [began, cpu] = [performance.now(), cpuOf(served.pid)];
  const answered = await Promise.all(Array.from({ length: connections }, () => askAgain(served, request, began + milliseconds)));
  const requests = answered.reduce((sum, one) => sum + one, 0);
  return { perSecond: (requests * 1000) / (performance.now() - began), cpuPerRequest: (cpuOf(served.pid) - cpu) / requests };
};

/** The answer to one request. */
export const ask = async ({ port, path: to }: Served, { headers = {}, body }: Asked): Promise<unknown> => {
  const answer = await fetch(`http://127.0.0.1:${port}${to}`, body ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) } : { headers });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer.json();
};

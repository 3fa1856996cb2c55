import { readFileSync } from 'node:fs';
import { bombs } from '../src/mail/testing/bombs.ts';
import { letterOf } from '../src/mail/testing/letterOf.ts';
import { Reader } from '../src/mail/reading/reader.ts';
import { UnreadableLetter } from '../src/mail/reading/readingFaults.ts';
import { receiveLetter } from '../src/mail/receiving.ts';
import type { BenchDesk } from './desk.ts';

export interface BombFigures {
  name: string;
  milliseconds: number;
  /** Processor time of its reader: what other work on the machine does is not ours. */
  processorMilliseconds: number;
  /** The most that its reader held, a reader of its own. */
  readerBytes: number;
  /** What the server held more when it was read than before. */
  serverBytes: number;
  outcome: string;
}

const statusOf = (pid: number | undefined, field: string): number => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

/** A hundred ticks a second, on every Linux. */
const processorMillisecondsOf = (pid: number | undefined): number => {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
};

const measureBomb = async (name: string, raw: Buffer): Promise<BombFigures> => {
  const reader = new Reader();
  await reader.ready;
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const spent = processorMillisecondsOf(reader.pid);
  const began = performance.now();
  const outcome = await reader.read(raw, 60_000).then(
    ({ files, html, text }) => `${text.length} characters, ${files.length} files${html ? ', HTML' : ''}`,
    (error: unknown) => (error instanceof UnreadableLetter ? error.reason : String(error)),
  );
  const figures = { name, milliseconds: performance.now() - began, processorMilliseconds: reader.alive ? processorMillisecondsOf(reader.pid) - spent : Number.NaN, readerBytes: reader.alive ? statusOf(reader.pid, 'VmHWM') : Number.NaN, serverBytes: process.memoryUsage.rss() - before, outcome };
  reader.end();
  return figures;
};

/** Letters made to hang or to exhaust whoever reads them, those whose name says a word. Linux only. */
export const measureBombs = async (word = ''): Promise<BombFigures[]> => {
  const figures: BombFigures[] = [];
  for (const [name, make] of Object.entries(bombs)) if (name.includes(word)) figures.push(await measureBomb(name, make()));
  return figures;
};

export interface IntakeFigures {
  /** Letters per second from the stored bytes to the request. */
  lettersPerSecond: number;
  /** How much more memory than before the server held, at most, while it took a letter of 25 MB. */
  largeLetterBytes: number;
}

const mostResident = async (act: () => Promise<unknown>): Promise<number> => {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  await act();
  clearInterval(watch);
  return most - before;
};

/** What taking letters costs: ordinary ones of a client one after another, and one with a file of 25 MB. */
export const measureIntake = async ({ system }: BenchDesk, letters = 300): Promise<IntakeFigures> => {
  const { rows: [contact] } = await system.pool.query<{ email: string }>('select contact.email from contact join client on client.id = contact.client_id where contact.active and client.active limit 1');
  const envelope = { to: ['support@company.example'], receivedAt: 0 };
  const take = (number: number) => receiveLetter(system, letterOf({ From: contact?.email ?? '', Subject: `Вопрос ${number}`, 'Message-ID': `<${number}@bench>` }, 'Модуль не включается.\r\n'.repeat(40)), envelope);
  for (let warm = 0; warm < 30; warm += 1) await take(-warm);
  const began = performance.now();
  for (let number = 1; number <= letters; number += 1) await take(number);
  const lettersPerSecond = (letters / (performance.now() - began)) * 1000;
  const large = Buffer.from((bombs['a file of 25 MB']?.() ?? Buffer.alloc(0)).toString('latin1').replace('a@evil.example', contact?.email ?? ''), 'latin1');
  const largeLetterBytes = await mostResident(() => receiveLetter(system, large, envelope));
  return { lettersPerSecond, largeLetterBytes };
};

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as passing } from 'node:timers/promises';
import { MailDoor } from '../src/mail/door.ts';
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
  /** How much more memory than before the server held, at most, while it took a letter with a file of 25 MB that lay in memory before, as of a mailbox. */
  largeLetterBytes: number;
  /** The same of one that came by the SMTP door. */
  largeByDoorBytes: number;
}

const mailPort = 2592;
const mebibyte = 1024 * 1024;
const largeMebibytes = 34;
/** A mebibyte of lines of base64; written again and again, so that whoever sends holds no letter. */
const block = Buffer.from(`${'QUJD'.repeat(19)}\r\n`.repeat(Math.ceil(mebibyte / 78)).slice(0, Math.floor(mebibyte / 78) * 78));
const largeHead = (from: string): Buffer =>
  Buffer.from(`From: ${from}\r\nTo: support@company.example\r\nSubject: 25 MB\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=x.bin\r\n\r\n`);
const largeEnd = Buffer.from('\r\n--b--\r\n');

/** Says a letter to the door, without a library that holds it. @throws when the door does not take it */
const sayLarge = async (from: string): Promise<void> => {
  const socket = connect(mailPort, '127.0.0.1');
  const answers = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const answer = async (wanted: string): Promise<void> => {
    for (;;) {
      const said = String((await answers.next()).value);
      if (!/^\d{3} /m.test(said)) continue;
      if (!said.startsWith(wanted)) throw new Error(`the door said ${said}`);
      return;
    }
  };
  const write = async (bytes: Buffer | string): Promise<void> => void (socket.write(bytes) || (await once(socket, 'drain')));
  await answer('220');
  for (const line of ['EHLO mx.client.example', `MAIL FROM:<${from}> SIZE=${largeMebibytes * block.length + 1000}`, 'RCPT TO:<support@company.example>']) {
    await write(`${line}\r\n`);
    await answer('250');
  }
  await write('DATA\r\n');
  await answer('354');
  await write(largeHead(from));
  for (let at = 0; at < largeMebibytes; at += 1) await write(block);
  await write(Buffer.concat([largeEnd, Buffer.from('.\r\n')]));
  await answer('250');
  socket.destroy();
};

const mostResident = async (act: () => Promise<unknown>): Promise<number> => {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  await act();
  clearInterval(watch);
  return most - before;
};

/** What taking letters costs: ordinary ones of a client one after another, and one with a file of 25 MB. @throws when one did not become a request */
export const measureIntake = async ({ system }: BenchDesk, letters = 300): Promise<IntakeFigures> => {
  const { rows: [contact] } = await system.pool.query<{ email: string }>('select contact.email from contact join client on client.id = contact.client_id where contact.active and client.active limit 1');
  const from = contact?.email ?? '';
  const envelope = { to: ['support@company.example'], receivedAt: 0 };
  const receive = async (raw: Buffer): Promise<void> => {
    const { outcome, reason } = await receiveLetter(system, raw, envelope);
    if (outcome !== 'REGISTERED') throw new Error(`a letter of the bench became ${outcome} (${reason})`);
  };
  const take = (number: number) => receive(letterOf({ From: from, Subject: `Вопрос ${number}`, 'Message-ID': `<${number}@bench>` }, 'Модуль не включается.\r\n'.repeat(40)));
  for (let warm = 0; warm < 30; warm += 1) await take(-warm);
  const began = performance.now();
  for (let number = 1; number <= letters; number += 1) await take(number);
  const lettersPerSecond = (letters / (performance.now() - began)) * 1000;

  const door = await new MailDoor({ ...system, config: { ...system.config, mailPort } }).start();
  await door.processed();
  const largeByDoorBytes = await mostResident(async () => {
    await sayLarge(from);
    for (let outcome: string | null = null; outcome !== 'REGISTERED'; await passing(50)) {
      ({ rows: [{ outcome }] } = (await system.pool.query<{ outcome: string | null }>('select outcome from incoming_letter order by stored_at desc limit 1')) as unknown as { rows: [{ outcome: string | null }] });
      if (outcome !== null && outcome !== 'REGISTERED') throw new Error(`the large letter of the bench became ${outcome}`);
    }
  });
  await door.stop();
  const large = Buffer.concat([largeHead(from), ...Array.from({ length: largeMebibytes }, () => block), largeEnd]);
  return { lettersPerSecond, largeByDoorBytes, largeLetterBytes: await mostResident(() => receive(large)) };
};

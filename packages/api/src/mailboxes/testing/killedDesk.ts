import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { letterOf } from '../../mail/testing/letterOf.ts';
import type { AfterStoring } from '@reglament/schema';
import type { KillStep } from '../../platform/killPoint.ts';
import { startBuiltServer, type BuiltServer } from './builtServer.ts';
import { ImapStandIn } from './imapStandIn.ts';
import type { MailServer } from './mailServer.ts';
import { standInServer } from './standInServer.ts';

/** A letter of the desk as the mail server of a client took it. */
export interface TakenLetter { to: string; messageId: string; references: string; at: number }

/** A letter as the desk has it. */
export interface KeptByDesk { messageId: string; outcome: string; receivedAt: string; ticket: { number: string } | null }

/** The built server, which is killed and started again, between a mailbox and the mail server of its clients. */
export interface KilledDesk {
  imap: ImapStandIn;
  /** Everything that the clients' mail server took, in its order. */
  taken: TakenLetter[];
  /** Is told of each. */
  onTaken: (letter: TakenLetter) => void;
  start(args?: string[]): Promise<BuiltServer>;
  /** Starts a server that dies at a step, the time of that number, and waits until it did. */
  startAndDieAt(step: KillStep, times: number): Promise<void>;
  /** Hands a letter to the door of a server. */
  comesTo(server: BuiltServer, raw: Buffer): Promise<unknown>;
  /** All letters whose Message-ID begins so, the earliest arrival first. */
  letters(server: BuiltServer, prefix: string): Promise<KeptByDesk[]>;
  /** Reads the database, which stands on when its server is killed. */
  rows<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
}

const headerOf = (raw: string, name: string): string => new RegExp(`^${name}: *((?:.*)(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replaceAll(/\s+/g, ' ').trim() ?? '';
const mailServerOf = (take: (letter: TakenLetter) => void): SMTPServer =>
  new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true, closeTimeout: 100,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        take({ to: session.envelope.rcptTo.map(({ address }) => address).join(), messageId: headerOf(raw, 'Message-ID'), references: `${headerOf(raw, 'References')} ${headerOf(raw, 'In-Reply-To')}`, at: Date.now() });
        callback();
      });
    },
  });

/** A server that never comes to its step would hold up the suite for as long as it may last. */
const comesToStepMilliseconds = 3 * 60_000;

/** Where a running PostgreSQL says it listens: the fifth line of its lock file. */
const socketFolder = (dataFolder: string): string => readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';

const unlimited = '1000000';
/** By the caps a desk would hold back what a suite sends in minutes. */
export const withoutCaps = { MAIL_REPLIES_PER_ADDRESS: unlimited, MAIL_REPLIES_PER_ADDRESS_DAILY: unlimited, MAIL_REPLIES_PER_DOMAIN: unlimited, MAIL_REPLIES_HOURLY: unlimited };

interface Page { incomingLetters: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: KeptByDesk[] } }

/** Where the letters of a desk lie, other than in the stand-in, and what is to become of those that are stored. */
export interface OtherMailbox {
  open: () => Promise<Pick<MailServer, 'address' | 'stop'>>;
  afterStoring: AfterStoring;
}

/** For one file: opens everything before its first test, ends its servers after each, and takes all away after the last. */
export const useKilledDesk = (differences: Record<string, string> = withoutCaps, other: OtherMailbox | null = null): KilledDesk => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-kills-'));
  const running: BuiltServer[] = [];
  let settings: Record<string, string> = {};
  let mailbox: Pick<MailServer, 'address' | 'stop'> | null = null;
  const desk: KilledDesk = {
    imap: new ImapStandIn(),
    taken: [],
    onTaken: () => undefined,
    start: async (args = []) => {
      const server = await startBuiltServer(path.join(folder, 'data'), settings, args);
      running.push(server);
      return server;
    },
    startAndDieAt: async (step, times) => {
      const doomed = await desk.start([`--test-kill-at=${step}:${times}`]);
      const ended = await Promise.race([doomed.gone, passing(comesToStepMilliseconds, 'it never came there', { ref: false })]);
      expect([step, times, ended]).toEqual([step, times, 'SIGKILL']);
    },
    comesTo: async (server, raw) => {
      const sender = createTransport({ host: '127.0.0.1', port: server.mailPort, ignoreTLS: true });
      return sender.sendMail({ envelope: { from: contact, to: 'support@company.example' }, raw }).finally(() => sender.close());
    },
    letters: async (server, prefix) => {
      const found: KeptByDesk[] = [];
      let after: string | null = null;
      do {
        const { incomingLetters }: Page = await server.get<Page>(
          `{ incomingLetters(first: 100${after === null ? '' : `, after: "${after}"`}) { pageInfo { hasNextPage endCursor } nodes { messageId outcome receivedAt ticket { number } } } }`);
        found.push(...incomingLetters.nodes.filter(({ messageId }) => messageId?.startsWith(prefix)));
        after = incomingLetters.pageInfo.hasNextPage ? incomingLetters.pageInfo.endCursor : null;
      } while (after !== null);
      return found.toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
    },
    rows: async <Row>(sql: string, values: unknown[] = []) => {
      const client = new Client({ host: socketFolder(path.join(folder, 'data/postgres')), user: 'postgres', database: 'reglament' });
      await client.connect();
      try {
        return (await client.query(sql, values)).rows as Row[];
      } finally {
        await client.end();
      }
    },
  };
  const server = mailServerOf((letter) => {
    desk.taken.push(letter);
    desk.onTaken(letter);
  });
  // a server that is killed drops its kept connections in the middle
  server.on('error', () => undefined);

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    mailbox = other ? await other.open() : standInServer(await desk.imap.start());
    settings = { SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, SESSION_HOURS: '720', ...differences };
    const first = await desk.start();
    await first.signIn();
    const { connectMailbox } = await first.get<{ connectMailbox: { userErrors: unknown[] } }>('mutation($input: ConnectMailboxInput!) { connectMailbox(input: $input) { userErrors { code message } } }', {
      input: { name: 'Ящик', ...mailbox.address, security: 'NONE', takesExisting: true, afterStoring: other?.afterStoring ?? null },
    });
    expect(connectMailbox.userErrors).toEqual([]);
    await first.stop();
  });
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop();
  });
  afterAll(async () => {
    await mailbox?.stop();
    await new Promise<void>((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });
  return desk;
};

export const contact = 'oscillatorov@ladoga-rk.example';

/** A letter of a client, with a Message-ID and a text of its own by `name`. */
export const clientLetter = (name: string, { from = contact, subject = `Вопрос ${name}` }: { from?: string; subject?: string } = {}): { messageId: string; raw: Buffer } => {
  const messageId = `<${name}@ladoga-rk.example>`;
  return { messageId, raw: letterOf({ From: from, To: 'support@company.example', Subject: subject, 'Message-ID': messageId }, `Текст ${name}`) };
};

/** How many letters go out twice. */
export interface Repetitions { least: number; most: number }
/** Only between the other server's yes and our commit does a letter go out twice: one at most, of all that are on their way (P3). */
export const repetitionsAt = (...steps: KillStep[]): Repetitions => ({ least: steps.filter((step) => step === 'HANDED_OVER').length, most: steps.length });

/** Waits until each of the letters was decided about and confirmed. */
export const untilEachIsConfirmed = async (desk: KilledDesk, server: BuiltServer, prefix: string, messageIds: readonly string[], patience: { timeout: number; interval: number }): Promise<void> => {
  const told = (): number => {
    const all = desk.taken.map(({ references }) => references).join(' ');
    return messageIds.filter((id) => all.includes(id)).length;
  };
  await vi.waitUntil(() => told() === messageIds.length, patience).catch((error: unknown) => {
    throw new Error(`${told()} of ${messageIds.length} were confirmed`, { cause: error });
  });
  await vi.waitUntil(async () => {
    const wanted = new Set(messageIds);
    return (await desk.letters(server, prefix)).filter(({ messageId, outcome }) => wanted.has(messageId) && outcome === 'REGISTERED').length >= messageIds.length;
  }, patience);
};

/** Each of the letters stands there once, as a ticket of its own, and its client was told once, but for repetitions under one Message-ID; answers how many those are. */
export const expectEachOnce = async (desk: KilledDesk, server: BuiltServer, prefix: string, messageIds: readonly string[], { least, most }: Repetitions, patience = { timeout: 30_000, interval: 200 }): Promise<number> => {
  await untilEachIsConfirmed(desk, server, prefix, messageIds, patience);
  const wanted = new Set(messageIds);
  const registered = (await desk.letters(server, prefix)).filter(({ messageId, outcome }) => wanted.has(messageId) && outcome === 'REGISTERED');
  expect(registered.map(({ messageId }) => messageId).toSorted()).toEqual(messageIds.toSorted());
  expect(new Set(registered.map(({ ticket }) => ticket?.number)).size).toBe(messageIds.length);
  const confirmations = new Map<string, string[]>(messageIds.map((id) => [id, []]));
  for (const { references, messageId } of desk.taken) for (const id of new Set(references.split(' '))) confirmations.get(id)?.push(messageId);
  for (const [id, told] of confirmations) expect([id, new Set(told).size]).toEqual([id, 1]);
  const repeated = [...confirmations.values()].flat().length - messageIds.length;
  expect([repeated, repeated >= least && repeated <= most]).toEqual([repeated, true]);
  return repeated;
};

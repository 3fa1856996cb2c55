import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { letterOf } from '../mail/testing/letterOf.ts';
import { clock } from '../platform/clock.ts';
import type { KillStep } from '../platform/killPoint.ts';
import { startBuiltServer, type BuiltServer } from './testing/builtServer.ts';
import { ImapStandIn } from './testing/imapStandIn.ts';

const contact = 'oscillatorov@ladoga-rk.example';
const lettersEachTime = 6;
const patience = { timeout: 30_000, interval: 200 };

/** What the mail server of the client took: recipient, and Message-ID. */
const confirmations: { to: string; messageId: string; references: string }[] = [];
const headerOf = (raw: string, name: string): string => new RegExp(`^${name}: *((?:.*)(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replaceAll(/\s+/g, ' ').trim() ?? '';
const sink = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true, closeTimeout: 100,
  onData: (stream, session, callback) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      confirmations.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), messageId: headerOf(raw, 'Message-ID'), references: `${headerOf(raw, 'References')} ${headerOf(raw, 'In-Reply-To')}` });
      callback();
    });
  },
});

// a server that is killed drops its kept connections in the middle
sink.on('error', () => undefined);

const folder = mkdtempSync(path.join(tmpdir(), 'reglament-kills-'));
const imap = new ImapStandIn();
let settings: Record<string, string> = {};
beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  await imap.start();
  const unlimited = { MAIL_REPLIES_PER_ADDRESS: '1000000', MAIL_REPLIES_PER_ADDRESS_DAILY: '1000000', MAIL_REPLIES_PER_DOMAIN: '1000000', MAIL_REPLIES_HOURLY: '1000000' };
  settings = { SMTP_URL: `smtp://127.0.0.1:${(sink.server.address() as AddressInfo).port}`, SESSION_HOURS: '720', ...unlimited };
  const server = await start();
  await server.signIn();
  const { connectMailbox } = await server.get<{ connectMailbox: { userErrors: unknown[] } }>('mutation($input: ConnectMailboxInput!) { connectMailbox(input: $input) { userErrors { code message } } }', {
    input: { name: 'Ящик', host: '127.0.0.1', port: imap.port, security: 'NONE', userName: imap.user, password: imap.password, takesExisting: true },
  });
  expect(connectMailbox.userErrors).toEqual([]);
  await server.stop();
});
afterAll(async () => {
  await imap.stop();
  await new Promise<void>((resolve) => sink.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const running: BuiltServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
const start = async (args: string[] = []): Promise<BuiltServer> => {
  const server = await startBuiltServer(path.join(folder, 'data'), settings, args);
  running.push(server);
  return server;
};

interface Letter { messageId: string; outcome: string; ticket: { number: string } | null }
const lettersOf = async (server: BuiltServer): Promise<Letter[]> =>
  (await server.get<{ incomingLetters: { nodes: Letter[] } }>('{ incomingLetters(first: 100) { nodes { messageId outcome ticket { number } } } }')).incomingLetters.nodes;

let count = 0;
const newLetter = (): { messageId: string; raw: Buffer } => {
  count += 1;
  const messageId = `<kill-${count}@ladoga-rk.example>`;
  return { messageId, raw: letterOf({ From: contact, To: 'support@company.example', Subject: `Вопрос ${count}`, 'Message-ID': messageId }, `Текст ${count}`) };
};

/** Each of the letters stands there once, as a ticket of its own, and its client was told once, but for repetitions under one Message-ID. */
const expectEachOnce = async (server: BuiltServer, messageIds: readonly string[], { least, most }: Repetitions): Promise<void> => {
  const ours = async () => (await lettersOf(server)).filter(({ messageId }) => messageIds.includes(messageId));
  const told = (messageId: string) => confirmations.filter(({ references }) => references.includes(messageId));
  await vi.waitUntil(async () => (await ours()).filter(({ outcome }) => outcome === 'REGISTERED').length === messageIds.length && messageIds.every((id) => told(id).length > 0), patience);
  const registered = (await ours()).filter(({ outcome }) => outcome === 'REGISTERED');
  expect(registered.map(({ messageId }) => messageId).toSorted()).toEqual(messageIds.toSorted());
  expect(new Set(registered.map(({ ticket }) => ticket?.number)).size).toBe(messageIds.length);
  for (const id of messageIds) expect(new Set(told(id).map(({ messageId }) => messageId)).size).toBe(1);
  const repeated = messageIds.flatMap(told).length - messageIds.length;
  expect([repeated, repeated >= least && repeated <= most]).toEqual([repeated, true]);
};

/** How many letters go out twice. */
interface Repetitions { least: number; most: number }
/** Only between the other server's yes and our commit does a letter go out twice: one at most, of all that are on their way (P3). */
const repetitionsAt = (...steps: KillStep[]): Repetitions => ({ least: steps.filter((step) => step === 'HANDED_OVER').length, most: steps.length });

describe('a server that dies while it takes letters from a mailbox, or answers them (P2, P3)', () => {
  test.each<[KillStep, number]>([
    ['FETCHED', 1], ['WRITTEN', 1], ['WRITTEN', 4], ['COMMITTED', 1], ['HANDLED', 1], ['READ', 1], ['READ', 3], ['DECIDED', 1], ['DECIDED', 4], ['REGISTERED', 1], ['REGISTERED', 4], ['SENDING', 2], ['HANDED_OVER', 1], ['HANDED_OVER', 3], ['SENT', 2],
  ])('at %s, the time of number %i: each letter is stored once, is one ticket and is confirmed', async (step, times) => {
    const letters = Array.from({ length: lettersEachTime }, newLetter);
    for (const { raw } of letters) imap.deliver(raw, clock.now());
    const doomed = await start([`--test-kill-at=${step}:${times}`]);
    expect(await doomed.gone).toBe('SIGKILL');
    const survivor = await start();
    await expectEachOnce(survivor, letters.map(({ messageId }) => messageId), repetitionsAt(step));
    expect(imap.inbox.letters.every(({ flags }) => flags.has('\\Seen'))).toBe(true);
  });
});

/** Hands a letter to the door of a server. */
const comesTo = async (server: BuiltServer, raw: Buffer): Promise<unknown> => {
  const sender = createTransport({ host: '127.0.0.1', port: server.mailPort, ignoreTLS: true });
  return sender.sendMail({ envelope: { from: contact, to: 'support@company.example' }, raw }).finally(() => sender.close());
};

test('a server that dies at its door before it says yes gets the letter again, and takes it once (P2)', async () => {
  const { messageId, raw } = newLetter();
  const doomed = await start(['--test-kill-at=TAKEN:1']);
  await expect(comesTo(doomed, raw)).rejects.toThrow();
  expect(await doomed.gone).toBe('SIGKILL');
  const survivor = await start();
  await comesTo(survivor, raw);
  await expectEachOnce(survivor, [messageId], { least: 0, most: 0 });
  expect((await lettersOf(survivor)).filter((letter) => letter.messageId === messageId).map(({ outcome }) => outcome).toSorted()).toEqual(['DUPLICATE', 'REGISTERED']);
});

test('killed at each step in a row, each start with what the one before left: every letter is stored once, is one ticket and is confirmed (P2, P3)', { timeout: 120_000 }, async () => {
  const steps: KillStep[] = ['FETCHED', 'WRITTEN', 'COMMITTED', 'HANDLED', 'READ', 'DECIDED', 'REGISTERED', 'SENDING', 'HANDED_OVER', 'SENT'];
  const letters: { messageId: string; raw: Buffer }[] = [];
  for (const step of steps) {
    const fresh = [newLetter(), newLetter()];
    letters.push(...fresh);
    for (const { raw } of fresh) imap.deliver(raw, clock.now());
    const doomed = await start([`--test-kill-at=${step}:1`]);
    expect([step, await doomed.gone]).toEqual([step, 'SIGKILL']);
  }
  const atTheDoor = newLetter();
  const doomed = await start(['--test-kill-at=TAKEN:1']);
  await expect(comesTo(doomed, atTheDoor.raw)).rejects.toThrow();
  expect(await doomed.gone).toBe('SIGKILL');
  const survivor = await start();
  await comesTo(survivor, atTheDoor.raw);
  await expectEachOnce(survivor, [...letters, atTheDoor].map(({ messageId }) => messageId), repetitionsAt(...steps));
  expect(imap.inbox.letters.every(({ flags }) => flags.has('\\Seen'))).toBe(true);
});

type DatedLetter = Letter & { receivedAt: string };
interface LetterPage { incomingLetters: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: DatedLetter[] } }

/** All letters of an outage as the desk has them, the earliest arrival first. */
const ofOutage = async (server: BuiltServer): Promise<DatedLetter[]> => {
  const found: DatedLetter[] = [];
  let after: string | null = null;
  do {
    const { incomingLetters }: LetterPage = await server.get<LetterPage>(
      `{ incomingLetters(first: 100${after === null ? '' : `, after: "${after}"`}) { pageInfo { hasNextPage endCursor } nodes { messageId outcome receivedAt ticket { number } } } }`);
    found.push(...incomingLetters.nodes.filter(({ messageId }) => messageId.startsWith('<outage-')));
    after = incomingLetters.pageInfo.hasNextPage ? incomingLetters.pageInfo.endCursor : null;
  } while (after !== null);
  return found.toSorted((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
};

test('three thousand letters that waited through an outage are cleared once each, oldest first, though the server is killed on the way (P10)', { timeout: 30 * 60_000 }, async () => {
  const waiting = 3000;
  const since = clock.now() - 6 * 3_600_000;
  // the folder holds them in another order than that of their arrival
  for (let place = 0; place < waiting; place += 1) {
    const at = (place * 1009) % waiting;
    imap.deliver(letterOf({ From: contact, To: 'support@company.example', Subject: `Вопрос ${at}`, 'Message-ID': `<outage-${at}@ladoga-rk.example>` }, `Текст ${at}`), since + at * 5000);
  }
  const kills: [KillStep, number][] = [['COMMITTED', 150], ['READ', 400], ['REGISTERED', 700], ['HANDED_OVER', 200]];
  const began = performance.now();
  for (const [step, times] of kills) {
    const doomed = await start([`--test-kill-at=${step}:${times}`]);
    expect([step, await doomed.gone]).toEqual([step, 'SIGKILL']);
  }
  const survivor = await start();
  await vi.waitUntil(() => imap.inbox.letters.every(({ flags }) => flags.has('\\Seen')), { timeout: 20 * 60_000, interval: 1000 });
  await vi.waitUntil(async () => (await ofOutage(survivor)).filter(({ outcome }) => outcome === 'REGISTERED').length === waiting, { timeout: 20 * 60_000, interval: 5000 });
  const seconds = Math.round((performance.now() - began) / 1000);
  const letters = await ofOutage(survivor);
  expect(letters.map(({ messageId }) => messageId)).toEqual(Array.from({ length: waiting }, (_, at) => `<outage-${at}@ladoga-rk.example>`));
  expect(new Set(letters.map(({ ticket }) => ticket?.number)).size).toBe(waiting);
  // one that takes long to be read goes on beside the others: it may come a few places later, and no letter waits for the younger ones
  const places = letters.map(({ ticket }) => ticket?.number ?? '').toSorted();
  const displaced = letters.map(({ ticket }, at) => Math.abs(places.indexOf(ticket?.number ?? '') - at));
  expect(Math.max(...displaced)).toBeLessThan(20);
  process.stdout.write(`${waiting} letters in ${seconds} s with ${kills.length} kills; at most ${Math.max(...displaced)} places from their order\n`);
  const told = () => confirmations.filter(({ references }) => references.includes('<outage-'));
  await vi.waitUntil(() => new Set(told().map(({ references }) => /<outage-\d+@/.exec(references)?.[0])).size === waiting, { timeout: 20 * 60_000, interval: 1000 });
  expect(new Set(told().map(({ messageId }) => messageId)).size).toBe(waiting);
  expect(told().length - waiting).toBeLessThanOrEqual(kills.length);
});

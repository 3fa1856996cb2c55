import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as passing } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { useNameServer } from '../src/mail/authentication/nameServer.ts';
import { MailDoor } from '../src/mail/door.ts';
import { LetterProcessing } from '../src/mail/letterProcessing.ts';
import { storeLetter } from '../src/mail/storing.ts';
import { Delivery } from '../src/outgoing/delivery.ts';
import { useReplyCaps } from '../src/outgoing/replyCaps.ts';
import { clock, commandedClockOf } from '../src/platform/clock.ts';
import type { System } from '../src/platform/feature.ts';
import type { BenchDesk } from './desk.ts';

const mailPort = 2591;
/** Every tenth letter answers to one before it, as clients do. */
const answersEvery = 10;
const connections = 8;

export interface MailFigures {
  /** Letters that came by the door, at a steady pace. */
  perSecond: number;
  letters: number;
  /** From the door’s 250 to the ticket or message, milliseconds. */
  p50Milliseconds: number;
  p95Milliseconds: number;
  /** How many of them became requests; each was confirmed, and none held back: a desk that gets as many raises the caps (docs/mail.md). */
  confirmations: number;
  /** From the arrival to the moment at which the clients’ mail server has the confirmation, over SMTP, milliseconds, of all of them. */
  confirmationP95Milliseconds: number;
  /** As fast as the door takes them and the desk decides. */
  mostPerSecond: number;
  waiting: number;
  clearedMilliseconds: number;
  /** Waiting letters that were decided about after one that arrived later. */
  outOfOrder: number;
}

const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** People whom the desk knows, of many clients. */
const senders = async ({ pool }: System): Promise<string[]> =>
  (await pool.query<{ email: string }>('select contact.email from contact join client on client.id = contact.client_id where contact.active and client.active order by contact.id')).rows.map(({ email }) => email);

const numbers = async ({ pool }: System): Promise<{ number: string; email: string }[]> =>
  (await pool.query<{ number: string; email: string }>(`select number, contact.email from ticket join contact on contact.id = ticket.contact_id where status <> 'CLOSED' and contact.active order by ticket.id limit 20`)).rows;

const text = 'Здравствуйте!\n\nПосле обновления модуль не выходит на связь: индикатор мигает трижды, в журнале ошибка 0x17.\nШаги: включить, подождать минуту, открыть порт.\n\nС уважением,\nинженер\n'.repeat(8);

/** The clients' server, as their records and ours name it. */
const sendingServer = '203.0.113.5';
const ownServer = 'mx.company.example';
/** What a name server nearby takes to answer. */
const answerMilliseconds = 5;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'der' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });

/** Every domain lets one server send, signs, and disowns what is neither. */
const records = (name: string, type: string): string[] | null => {
  if (type !== 'TXT') return null;
  if (name.startsWith('_dmarc.')) return ['v=DMARC1; p=reject'];
  if (name.startsWith('bench._domainkey.')) return [`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`];
  return name.startsWith('_') ? null : [`v=spf1 ip4:${sendingServer} -all`];
};

const answerAsNameServer = (): void =>
  useNameServer(async (name, type) => {
    await passing(answerMilliseconds);
    const found = records(name, type);
    if (!found) throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
    return found.map((text) => [text]);
  });

const signer = createTransport({ streamTransport: true, buffer: true });

/** A signed letter as the company's own server hands it on, ready before anything is measured. */
const letterFrom = async (from: string, subject: string, id: string): Promise<{ envelope: { from: string; to: string[] }; raw: Buffer }> => {
  const to = 'support@company.example';
  const { message } = await signer.sendMail({
    from, to, subject, text, html: `<p>${text.replaceAll('\n', '<br>')}</p>`, messageId: `<${id}@bench.example>`, attachments: [{ filename: 'журнал.txt', content: 'x'.repeat(20_000) }],
    dkim: { domainName: from.slice(from.indexOf('@') + 1), keySelector: 'bench', privateKey },
  });
  const received = `Received: from mx.client.example (mx.client.example [${sendingServer}]) by ${ownServer} with ESMTPS; Tue, 24 Nov 2026 12:00:00 +0300\r\n`;
  return { envelope: { from, to: [to] }, raw: Buffer.concat([Buffer.from(received), message as Buffer]) };
};

/** A measure without its letters says so, instead of nothing. */
const expectCount = (what: string, count: number, wanted: number): void => {
  if (count !== wanted) throw new Error(`the mail bench measured nothing that counts: ${count} instead of ${wanted} ${what}`);
};

/** Waits for something that comes soon. @throws when it does not */
const until = async (what: string, isThere: () => Promise<boolean>, minutes = 10): Promise<void> => {
  const end = performance.now() + minutes * 60_000;
  while (!(await isThere())) {
    if (performance.now() > end) throw new Error(`the mail bench waited ${minutes} minutes in vain until ${what}`);
    await passing(50);
  }
};

const untilDecided = async ({ pool }: System): Promise<void> =>
  until('every letter was decided about', async () => (await pool.query('select from incoming_letter where outcome is null limit 1')).rowCount === 0);

const confirmationsSince = `from incoming_letter incoming left join outgoing_letter letter on letter.ticket_id = incoming.ticket_id and letter.template_key = 'ticket.accepted'
  where incoming.stored_at >= $1 and incoming.outcome = 'REGISTERED'`;

/** The clients' mail server: takes every letter, counts them and keeps none. */
const clientsServer = async (): Promise<{ url: string; taken: () => number; close: () => void }> => {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true, closeTimeout: 100,
    onData: (stream, _session, done) => void stream.resume().on('end', () => {
      taken += 1;
      done();
    }),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, taken: () => taken, close: () => server.close() };
};

/** How many letters the desk takes and how soon, each checked by SPF, DKIM and DMARC, with PostgreSQL on the same machine; what the desk writes leaves by SMTP. */
export const measureMail = async ({ system: opened }: BenchDesk, { perSecond = 30, seconds = 30, waiting = 3000 } = {}): Promise<MailFigures> => {
  if (commandedClockOf()) throw new Error('mail is measured by the real clock: somebody commands it');
  const plenty = 1_000_000;
  const clients = await clientsServer();
  const config = { ...opened.config, smtpUrl: clients.url, mailPort, mailTrustedServers: [ownServer], mailRepliesPerAddress: plenty, mailRepliesPerAddressDaily: plenty, mailRepliesPerDomain: plenty, mailRepliesHourly: plenty };
  useReplyCaps(config);
  answerAsNameServer();
  const system: System = { ...opened, config };
  const [people, tickets] = [await senders(system), await numbers(system)];
  await system.events.start();
  const [door, delivery] = [await new MailDoor(system).start(), new Delivery(system).start()];
  const transport = createTransport({ host: '127.0.0.1', port: mailPort, pool: true, maxConnections: connections, maxMessages: Infinity, ignoreTLS: true });
  let count = 0;
  const next = () => {
    count += 1;
    const answered = count % answersEvery === 0 ? tickets[count % tickets.length] : undefined;
    return answered ? letterFrom(answered.email, `Re: [${answered.number}]`, `bench-${count}`) : letterFrom(people[count % people.length] ?? '', `Модуль ${count} не отвечает`, `bench-${count}`);
  };
  const written = async (many: number): Promise<Awaited<ReturnType<typeof next>>[]> => {
    const letters = [];
    for (let index = 0; index < many; index += 1) letters.push(await next());
    return letters;
  };
  await Promise.all((await written(20)).map((letter) => transport.sendMail(letter)));
  await untilDecided(system);

  const many = perSecond * seconds;
  const steadily = await written(many);
  const began = new Date(clock.now());
  const sent: Promise<unknown>[] = [];
  const start = performance.now();
  for (const [index, letter] of steadily.entries()) {
    const due = start + (index * 1000) / perSecond;
    if (due > performance.now()) await passing(due - performance.now());
    sent.push(transport.sendMail(letter));
  }
  await Promise.all(sent);
  await untilDecided(system);
  const { rows: steady } = await system.pool.query<{ late: number; authentication: string; findings: string; outcome: string }>(
    'select extract(epoch from decided_at - received_at)::float8 * 1000 as late, authentication, authentication_findings as findings, outcome from incoming_letter where stored_at >= $1 order by 1', [began]);
  expectCount('letters by the door', steady.length, many);
  expectCount('letters proven by DMARC, SPF and DKIM', steady.filter(({ findings }) => /dmarc=pass.*spf=pass.*dkim=pass/.test(findings)).length, many);
  expectCount('letters that became or joined a request', steady.filter(({ outcome }) => outcome === 'REGISTERED' || outcome === 'JOINED').length, many);
  const late = steady.map((row) => row.late);

  await until('every confirmation was handed over', async () => (await system.pool.query(`select ${confirmationsSince} and letter.sent_at is null limit 1`, [began])).rowCount === 0);
  const { rows: confirmed } = await system.pool.query<{ late: number }>(`select extract(epoch from letter.sent_at - incoming.received_at)::float8 * 1000 as late ${confirmationsSince} order by 1`, [began]);
  if (clients.taken() < confirmed.length) throw new Error(`the clients’ mail server has ${clients.taken()} letters of ${confirmed.length} confirmations`);
  expectCount('confirmations', confirmed.length, steady.filter(({ outcome }) => outcome === 'REGISTERED').length);

  const atOnce = await written(many);
  const flood = performance.now();
  await Promise.all(atOnce.map((letter) => transport.sendMail(letter)));
  await untilDecided(system);
  const mostPerSecond = (many * 1000) / (performance.now() - flood);
  transport.close();
  await door.stop();

  // letters that waited for hours in a mailbox: stored at once, decided about one after the other
  const now = clock.now();
  for (let index = 0; index < waiting; index += 1) await storeLetter(system, (await next()).raw, { to: [], receivedAt: now - (waiting - index) * 1000 });
  const clearing = performance.now();
  const processing = new LetterProcessing(system).start();
  await processing.wake();
  await untilDecided(system);
  const clearedMilliseconds = performance.now() - clearing;
  const { rows: cleared } = await system.pool.query<{ number: string; before: string | null }>(
    `select number, lag(number) over (order by letter.received_at, letter.id) as before from incoming_letter letter join ticket on ticket.id = letter.ticket_id
     where letter.outcome = 'REGISTERED' and letter.received_at < letter.stored_at - interval '1 second'`);
  expectCount('waiting letters that became requests', cleared.length, waiting - Math.floor(waiting / answersEvery));
  await processing.stop();
  await delivery.stop();
  clients.close();
  return {
    perSecond, letters: late.length, p50Milliseconds: percentile(late, 0.5), p95Milliseconds: percentile(late, 0.95), confirmations: confirmed.length, confirmationP95Milliseconds: percentile(confirmed.map((row) => row.late), 0.95),
    mostPerSecond, waiting, clearedMilliseconds, outOfOrder: cleared.filter(({ number, before }) => before !== null && number < before).length,
  };
};

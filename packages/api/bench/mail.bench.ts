import { setTimeout as passing } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { MailDoor } from '../src/mail/door.ts';
import { LetterProcessing } from '../src/mail/letterProcessing.ts';
import { storeLetter } from '../src/mail/storing.ts';
import { Delivery } from '../src/outbox/delivery.ts';
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
  /** From the arrival to the confirmation’s hand-over, milliseconds. */
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

const letterFrom = (from: string, subject: string, id: string) => ({
  from, to: 'support@company.example', subject, text, html: `<p>${text.replaceAll('\n', '<br>')}</p>`, messageId: `<${id}@bench.example>`, attachments: [{ filename: 'журнал.txt', content: 'x'.repeat(20_000) }],
});

const untilDecided = async ({ pool }: System): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from incoming_letter where outcome is null');
    if (rows[0]?.count === 0) return;
    await passing(50);
  }
};

/** How many letters the desk takes and how soon, with PostgreSQL on the same machine and letters handed to the sink. */
export const measureMail = async ({ system: opened }: BenchDesk, { perSecond = 30, seconds = 30, waiting = 3000 } = {}): Promise<MailFigures> => {
  const system: System = { ...opened, config: { ...opened.config, mailPort } };
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
  await Promise.all(Array.from({ length: 20 }, () => transport.sendMail(next())));
  await untilDecided(system);

  const began = new Date();
  const sent: Promise<unknown>[] = [];
  const start = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = start + (index * 1000) / perSecond;
    if (due > performance.now()) await passing(due - performance.now());
    sent.push(transport.sendMail(next()));
  }
  await Promise.all(sent);
  await untilDecided(system);
  const steady = await system.pool.query<{ late: number }>('select extract(epoch from decided_at - received_at)::float8 * 1000 as late from incoming_letter where stored_at >= $1 order by 1', [began]);
  const late = steady.rows.map((row) => row.late);

  await passing(3000);
  const confirmed = await system.pool.query<{ late: number }>(
    `select extract(epoch from letter.sent_at - incoming.received_at)::float8 * 1000 as late from outgoing_letter letter join incoming_letter incoming on incoming.ticket_id = letter.ticket_id
     where incoming.stored_at >= $1 and incoming.outcome = 'REGISTERED' and letter.template_key = 'ticket.accepted' and letter.sent_at is not null order by 1`, [began]);

  const flood = performance.now();
  const many = perSecond * seconds;
  await Promise.all(Array.from({ length: many }, () => transport.sendMail(next())));
  await untilDecided(system);
  const mostPerSecond = (many * 1000) / (performance.now() - flood);
  transport.close();
  await door.stop();

  // letters that waited for hours in a mailbox: stored at once, decided about one after the other
  const mime = createTransport({ streamTransport: true, buffer: true });
  const now = Date.now();
  for (let index = 0; index < waiting; index += 1) {
    const { message } = await mime.sendMail(next());
    await storeLetter(system, message as Buffer, { to: [], receivedAt: now - (waiting - index) * 1000 });
  }
  const clearing = performance.now();
  const processing = new LetterProcessing(system).start();
  await processing.wake();
  await untilDecided(system);
  const clearedMilliseconds = performance.now() - clearing;
  const order = await system.pool.query<{ count: number }>(
    `select count(*)::int as count from (select number, lag(number) over (order by letter.received_at, letter.id) as before from incoming_letter letter join ticket on ticket.id = letter.ticket_id
       where letter.outcome = 'REGISTERED' and letter.received_at < letter.stored_at - interval '1 second') one where number < before`);
  await processing.stop();
  await delivery.stop();
  return {
    perSecond, letters: late.length, p50Milliseconds: percentile(late, 0.5), p95Milliseconds: percentile(late, 0.95), confirmationP95Milliseconds: percentile(confirmed.rows.map((row) => row.late), 0.95),
    mostPerSecond, waiting, clearedMilliseconds, outOfOrder: order.rows[0]?.count ?? 0,
  };
};

import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { deskOf, person } from '../access/testing/asking.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { Delivery } from '../outgoing/delivery.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { smtpTransport } from '../outgoing/transport.ts';
import { MailDoor } from './door.ts';
import mail from './index.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { releaseLetter } from '../quarantine/release.ts';
import { letterOf } from './testing/letterOf.ts';
import { hardTexts, naughtyTexts } from './testing/naughtyTexts.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');

let world: World;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([mail], { config: { host: '127.0.0.1', mailPort: 0 } });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const idOf = (at: number): string => `<naughty-${at}@ladoga-rk.example>`;
interface Written { name: string; subject: string; body: string }
const rawOf = ({ name, subject, body }: Written, at: number): Buffer =>
  letterOf({ From: `${encoded(name)} <roman@ladoga-rk.example>`, Subject: encoded(subject), 'Message-ID': idOf(at), 'Content-Transfer-Encoding': '8bit' }, body.replaceAll('\n', '\r\n'));
const threes = (texts: readonly string[]): Written[] =>
  Array.from({ length: Math.ceil(texts.length / 3) }, (_, at) => ({ name: texts[3 * at] ?? '', subject: texts[3 * at + 1] ?? '', body: texts[3 * at + 2] ?? '' }));
/** The hardest stand at every place; of the others each at one, because a letter costs the tests what it costs the desk. */
const written: readonly Written[] = [...hardTexts.map((text) => ({ name: text, subject: text, body: text })), ...threes(naughtyTexts.slice(hardTexts.length))];
const asBody = (text: string): string => text.normalize('NFC').trim() || '(пустое письмо)';
const asSubject = (text: string): string => {
  const line = text.normalize('NFC').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 499)}…` : line || '(без темы)';
};

test('whatever text goes through the door lies there byte for byte, and stands in its request as it was written', { timeout: 120_000 }, async () => {
  const door = await new MailDoor(world).start();
  const sender = createTransport({ host: '127.0.0.1', port: door.port, pool: true, maxConnections: 2 });
  await Promise.all(written.map((one, at) => sender.sendMail({ envelope: { from: 'roman@ladoga-rk.example', to: 'support@company.example' }, raw: rawOf(one, at) })));
  sender.close();
  await door.processed();
  await door.stop();
  const letters = await world.rows<{ id: string; raw: Buffer; outcome: string; subject: string; body: string }>(
    `select letter.message_header_id as id, letter.raw, letter.outcome, ticket.subject, message.body from incoming_letter letter left join ticket on ticket.id = letter.ticket_id left join message on message.id = letter.message_id`, []);
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  expect(letters).toHaveLength(written.length);
  for (const [at, one] of written.entries()) {
    const letter = byId.get(idOf(at));
    expect(letter?.raw.equals(rawOf(one, at))).toBe(true);
    expect([at, letter?.outcome]).toEqual([at, 'REGISTERED']);
    expect([at, letter?.body.endsWith(asBody(one.body)), letter?.body]).toEqual([at, true, letter?.body]);
    expect([at, letter?.subject]).toEqual([at, asSubject(one.subject)]);
  }
});

test('a zero character in what a letter calls itself keeps nobody from accepting it', async () => {
  const { letterId, outcome } = await receiveProven(world, letterOf({ From: 'petr@other.example', Subject: 'Ну\u0000ль', 'Message-ID': '<a\u0000b@other.example>', 'In-Reply-To': '<c\u0000d@other.example>' }, 'Те\u0000кст'), { to: ['support@company.example'], receivedAt: noon });
  expect(outcome).toBe('QUARANTINED');
  await world.workshop.perform(systemActor, (work) => releaseLetter(work, { letterId, clientId: world.ladoga, contactName: 'Пётр' }));
  expect(await world.rows('select ticket.subject, message.body from incoming_letter letter join ticket on ticket.id = letter.ticket_id join message on message.id = letter.message_id where letter.id = $1', [letterId])).toEqual([{ subject: 'Нуль', body: 'Текст' }]);
});

/** A mail server that keeps what it took. */
const takingServer = async () => {
  const taken: { to: string; head: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true, closeTimeout: 100,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const [, text = ''] = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(raw) ?? [];
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), head: raw.slice(0, raw.indexOf('\r\n\r\n')), text: Buffer.from(text, 'base64').toString() });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return { taken, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
};

/** So many of the texts that are not the hardest go out in an answer. */
const answeredEach = 4;
const encodedWord = /=\?utf-8\?([BQ])\?([!->@-~]*)\?=/gi;
const strictly = new TextDecoder('utf-8', { fatal: true });
/** A field as RFC 2047 has it read, by nothing of what wrote it: each encoded word has whole characters and at most 75 of its own, blanks between two of them are none. */
const fieldIn = (head: string, name: string): string => {
  const [, folded = ''] = new RegExp(`^${name}:((?:.*\\r\\n[ \\t])*.*)`, 'im').exec(head) ?? [];
  const line = folded.replaceAll('\r\n', '').trim();
  for (const [word] of line.matchAll(encodedWord)) if (word.length > 75) throw new Error(`an encoded word of ${word.length} characters`);
  return line.replaceAll(/(?<=\?=)[ \t]+(?==\?)/g, '').replaceAll(encodedWord, (_, coding: string, words: string) =>
    strictly.decode(/b/i.test(coding) ? Buffer.from(words, 'base64') : Buffer.from(words.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')));
};

test('whatever text comes by the API stands in the product, the request and the name of a specialist as it was sent, or is refused with its field; on the wire an answer goes to its contact alone and bears subject and name as they were written, on one line', { timeout: 120_000 }, async () => {
  await world.rows('delete from outgoing_letter');
  const desk = await deskOf(world, world.features);
  const asLine = (text: string): string => text.toWellFormed().normalize('NFC').replaceAll('\u0000', '').trim().replaceAll(/\s+/g, ' ');
  const asText = (text: string): string => text.toWellFormed().normalize('NFC').replaceAll('\u0000', '').trim();
  const isBlankOrLong = (text: string, limit: number): boolean => text === '' || text.length > limit;
  const [registrar, head] = [person('REGISTRAR'), person('SUPPORT_HEAD')];
  let [productsTaken, ticketsTaken] = [0, 0];
  let specialist = world.specialist;
  const answers: { subject: string; name: string }[] = [];
  for (const [at, { name, subject, body }] of written.entries()) {
    const made = await desk.act(registrar, 'createProduct', { key: `naughty-${at}`, name, kind: 'HARDWARE' }, 'product { id name }');
    const product = made['product'] as { id: string; name: string } | null;
    expect([at, product?.name ?? null, made.userErrors.map(({ field }) => field)]).toEqual(isBlankOrLong(asLine(name), 200) ? [at, null, [['name']]] : [at, asLine(name), []]);
    productsTaken += product ? 1 : 0;
    const asked = await desk.act(registrar, 'createTicket', { contactId: world.roman, productId: product?.id, subject, body }, 'ticket { id subject }');
    const ticket = asked['ticket'] as { id: string; subject: string } | null;
    if (ticket) {
      const messages = await world.rows<{ body: string }>('select body from message where ticket_id = $1', [ticket.id]);
      expect([at, ticket.subject, messages.map((one) => one.body)]).toEqual([at, asLine(subject), [asText(body)]]);
      ticketsTaken += 1;
      if (at % answeredEach !== 0 && at >= hardTexts.length) continue;
      const called = await desk.act(head, 'updateStaff', { id: specialist.id, name }, 'staff { name }');
      const member = called['staff'] as { name: string } | null;
      expect([at, member?.name ?? null]).toEqual([at, isBlankOrLong(asLine(name), 200) ? null : asLine(name)]);
      specialist = { ...specialist, name: member?.name ?? specialist.name };
      expect((await desk.act(specialist, 'answerTicket', { ticketId: ticket.id, body: 'Готово.' }, 'ticket { id }')).userErrors).toEqual([]);
      answers.push({ subject: ticket.subject, name: specialist.name });
    } else expect([at, asLine(subject) === '' || asText(body) === '' || asLine(subject).length > 200, asked.userErrors.map(({ field }) => field?.[0])]).toEqual([at, true, [expect.stringMatching(/^(?:subject|body)$/)]]);
  }
  expect([productsTaken, ticketsTaken].every((taken) => taken > written.length * 0.9)).toBe(true);
  const letters = await world.rows<{ to_address: string; subject: string }>('select to_address, subject from outgoing_letter');
  expect(letters).toHaveLength(ticketsTaken + answers.length);
  expect(letters.filter(({ to_address, subject }) => to_address !== 'roman@ladoga-rk.example' || /[\p{Cc}\u2028\u2029]/u.test(subject))).toEqual([]);

  await world.rows(`delete from outgoing_letter where template_key <> 'ticket.answer'`);
  const { taken, url } = await takingServer();
  const delivery = new Delivery(world, smtpTransport(url));
  await delivery.run();
  await delivery.stop();
  expect(taken.map(({ to }) => to)).toEqual(answers.map(() => 'roman@ladoga-rk.example'));
  const read = taken.map(({ head, text }) => ({ subject: fieldIn(head, 'Subject').replace(/^\[TP-2026-\d{6}\] Ответ по обращению: /, ''), name: /\n(.*), служба технической поддержки/.exec(text)?.[1] ?? null }));
  const asHeader = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const inOrder = (all: readonly { subject: string; name: string | null }[]): string[] => all.map(({ subject, name }) => `${subject} | ${name}`).toSorted();
  expect(inOrder(read)).toEqual(inOrder(answers.map(({ subject, name }) => ({ subject: asHeader(subject), name }))));
});

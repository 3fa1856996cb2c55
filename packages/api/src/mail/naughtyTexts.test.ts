import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOf, person } from '../access/testing/asking.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
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

test('whatever text comes by the API stands in the product and in the request as it was sent, or is refused with its field; the letter about it goes to its contact alone and has one line as its subject', { timeout: 120_000 }, async () => {
  await world.rows('delete from outgoing_letter');
  const desk = await deskOf(world, world.features);
  const asLine = (text: string): string => text.toWellFormed().normalize('NFC').replaceAll('\u0000', '').trim().replaceAll(/\s+/g, ' ');
  const asText = (text: string): string => text.toWellFormed().normalize('NFC').replaceAll('\u0000', '').trim();
  const isBlankOrLong = (text: string, limit: number): boolean => text === '' || text.length > limit;
  const registrar = person('REGISTRAR');
  let [productsTaken, ticketsTaken] = [0, 0];
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
    } else expect([at, asLine(subject) === '' || asText(body) === '' || asLine(subject).length > 200, asked.userErrors.map(({ field }) => field?.[0])]).toEqual([at, true, [expect.stringMatching(/^(?:subject|body)$/)]]);
  }
  expect([productsTaken, ticketsTaken].every((taken) => taken > written.length * 0.9)).toBe(true);
  const letters = await world.rows<{ to_address: string; subject: string }>('select to_address, subject from outgoing_letter');
  expect(letters).toHaveLength(ticketsTaken);
  expect(letters.filter(({ to_address, subject }) => to_address !== 'roman@ladoga-rk.example' || /[\p{Cc}\u2028\u2029]/u.test(subject))).toEqual([]);
});

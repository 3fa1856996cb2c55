import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { MailDoor } from './door.ts';
import mail from './index.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { releaseLetter } from '../quarantine/release.ts';
import { letterOf } from './testing/letterOf.ts';
import { naughtyTexts } from './testing/naughtyTexts.ts';

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
const rawOf = (text: string, at: number): Buffer =>
  letterOf({ From: `${encoded(text)} <roman@ladoga-rk.example>`, Subject: encoded(text), 'Message-ID': idOf(at), 'Content-Transfer-Encoding': '8bit' }, text.replaceAll('\n', '\r\n'));
const asBody = (text: string): string => text.normalize('NFC').trim() || '(пустое письмо)';
const asSubject = (text: string): string => {
  const line = text.normalize('NFC').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 499)}…` : line || '(без темы)';
};

test('whatever text goes through the door lies there byte for byte, and stands in its request as it was written', async () => {
  const door = await new MailDoor(world).start();
  const sender = createTransport({ host: '127.0.0.1', port: door.port, pool: true, maxConnections: 2 });
  await Promise.all(naughtyTexts.map((text, at) => sender.sendMail({ envelope: { from: 'roman@ladoga-rk.example', to: 'support@company.example' }, raw: rawOf(text, at) })));
  sender.close();
  await door.processed();
  await door.stop();
  const letters = await world.rows<{ id: string; raw: Buffer; outcome: string; subject: string; body: string }>(
    `select letter.message_header_id as id, letter.raw, letter.outcome, ticket.subject, message.body from incoming_letter letter left join ticket on ticket.id = letter.ticket_id left join message on message.id = letter.message_id`, []);
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  expect(letters).toHaveLength(naughtyTexts.length);
  for (const [at, text] of naughtyTexts.entries()) {
    const letter = byId.get(idOf(at));
    expect(letter?.raw.equals(rawOf(text, at))).toBe(true);
    expect(letter?.outcome).toBe('REGISTERED');
    expect(letter?.body.endsWith(asBody(text))).toBe(true);
    expect(letter?.subject).toBe(asSubject(text));
  }
});

test('a zero character in what a letter calls itself keeps nobody from accepting it', async () => {
  const { letterId, outcome } = await receiveProven(world, letterOf({ From: 'petr@other.example', Subject: 'Ну\u0000ль', 'Message-ID': '<a\u0000b@other.example>', 'In-Reply-To': '<c\u0000d@other.example>' }, 'Те\u0000кст'), { to: ['support@company.example'], receivedAt: noon });
  expect(outcome).toBe('QUARANTINED');
  await world.workshop.perform(systemActor, (work) => releaseLetter(work, { letterId, clientId: world.ladoga, contactName: 'Пётр' }));
  expect(await world.rows('select ticket.subject, message.body from incoming_letter letter join ticket on ticket.id = letter.ticket_id join message on message.id = letter.message_id where letter.id = $1', [letterId])).toEqual([{ subject: 'Нуль', body: 'Текст' }]);
});

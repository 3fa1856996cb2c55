import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Context } from '../access/context.ts';
import type { Viewer } from '../access/viewer.ts';
import attachments from '../attachments/index.ts';
import { timelineOf } from '../correspondence/timeline.ts';
import { BrokeOff } from '../platform/apart/brokeOff.ts';
import { commandClock } from '../platform/clock.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import mail from './index.ts';
import { LetterProcessing } from './letterProcessing.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { Reader } from './reading/reader.ts';
import { ReadingRoom } from './reading/readingRoom.ts';
import { storeLetter } from './storing.ts';
import { letterOfRoman } from './testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const envelope = { to: ['support@company.example'], receivedAt: noon };
const poison = letterOfRoman({ Subject: 'Отравленное' }, 'ЯД');

let world: World;
const reader = new Reader();
beforeAll(async () => {
  world = await openWorld([mail, attachments]);
}, scratchPatienceMilliseconds);
afterAll(async () => {
  reader.end();
  await world.close();
});
beforeEach(() => clock.set(noon));
afterEach(() => vi.restoreAllMocks());

/** Whoever reads a letter with the poison in its text comes to the given end; its heading can be read. */
const poisoned = (ending: () => Promise<never>): void => {
  vi.spyOn(ReadingRoom.prototype, 'read').mockImplementation((raw) => (raw.includes('ЯД') ? ending() : reader.read(raw, 20_000)));
};
const letterState = async (id: string) => (await world.rows<{ outcome: string | null; reason: string | null; attempts: number; subject: string | null; from_address: string | null }>('select outcome, reason, attempts, subject, from_address from incoming_letter where id = $1', [id]))[0];

test('a letter whose reading breaks off three times is unreadable, with its reason and what its heading says; the one behind it goes on (P12)', async () => {
  poisoned(() => Promise.reject(new BrokeOff('the reader died', 'DEATH')));
  const id = await storeLetter(world, poison, envelope);
  const behind = await storeLetter(world, letterOfRoman(), envelope);
  const processing = new LetterProcessing(world);
  await processing.wake();
  expect(await letterState(id)).toMatchObject({ outcome: null, attempts: 1 });
  expect(await letterState(behind)).toMatchObject({ outcome: 'REGISTERED' });
  await clock.set(noon + 5_000);
  expect(await letterState(id)).toMatchObject({ outcome: null, attempts: 2 });
  await clock.set(noon + 65_000);
  expect(await letterState(id)).toEqual({ outcome: 'UNREADABLE', reason: 'READING_BROKE_OFF', attempts: 3, subject: 'Отравленное', from_address: 'roman@ladoga-rk.example' });
  await processing.stop();
});

test('a letter that is read for long does not keep those behind it waiting', async () => {
  const reading = Promise.withResolvers<never>();
  poisoned(() => reading.promise);
  const id = await storeLetter(world, poison, envelope);
  const behind = [await storeLetter(world, letterOfRoman(), envelope), await storeLetter(world, letterOfRoman(), envelope)];
  const processing = new LetterProcessing(world);
  await processing.wake();
  for (const one of behind) expect(await letterState(one)).toMatchObject({ outcome: 'REGISTERED' });
  expect(await letterState(id)).toMatchObject({ outcome: null, attempts: 0 });
  reading.reject(new BrokeOff('not done within 20000 ms', 'TIME'));
  await processing.stop();
  expect(await letterState(id)).toMatchObject({ outcome: null, attempts: 1 });
});

test('a letter beyond the limits is unreadable at once: another try would end the same way', async () => {
  const id = await storeLetter(world, letterOfRoman({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\r\n\r\nx\r\n'.repeat(400)), envelope);
  const processing = new LetterProcessing(world);
  await processing.wake();
  expect(await letterState(id)).toMatchObject({ outcome: 'UNREADABLE', reason: 'BEYOND_LIMITS', attempts: 0, from_address: 'roman@ladoga-rk.example' });
  await processing.stop();
});

test('what is to be known of a letter stands beside its message: it is signed, a file of it is forbidden', async () => {
  const [boundary, signed] = ['b', 'multipart/signed; protocol="application/pkcs7-signature"; boundary=b'];
  const part = (...lines: string[]): string => `--${boundary}\r\n${lines.join('\r\n')}\r\n`;
  const body = `${part('Content-Type: text/html; charset=utf-8', '', '<p>Да</p>')}${part('Content-Type: application/octet-stream', 'Content-Disposition: attachment; filename=setup.exe', '', 'MZ')}--b--`;
  const { ticketNumber } = await receiveProven(world, letterOfRoman({ 'Content-Type': signed }, body), envelope);
  expect(await world.rows('select remarks, body_html from message where ticket_id = (select id from ticket where number = $1)', [ticketNumber])).toEqual([{ remarks: ['SIGNED', 'FILES_LEFT setup.exe'], body_html: '<p>Да</p>' }]);
  const [ticket] = await world.rows<{ id: string }>('select id from ticket where number = $1', [ticketNumber]);
  const seenBy = async (viewer: Viewer) => (await timelineOf({ reader: world.reader, viewer, locale: 'ru' } as Context, ticket?.id ?? '')).flatMap(({ remarks }) => remarks);
  expect(await seenBy(world.specialist)).toEqual(['Письмо подписано. Подпись не проверялась.', 'Не стали вложениями, но сохранены в исходном письме: setup.exe']);
  const client: Viewer = { kind: 'MACHINE', id: world.roman, name: 'их система', audience: 'client', scopes: ['tickets:read'], clientId: world.ladoga };
  expect(await seenBy(client)).toEqual([]);
});

test.each([['ф.txt', 60, 'ф.txt'], [`${'Очень длинное имя файла '.repeat(4).trim()}.txt`, 290, undefined]])('of a letter with more files than a message may have, the first fifty are attached, and staff are told of the others, which the letter keeps: %s, %i', async (name, count, whole) => {
  const part = (at: number): string => `--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(`${at} ${name}`)}\r\n\r\n${at}\r\n`;
  const raw = letterOfRoman({ 'Content-Type': 'multipart/mixed; boundary=b' }, `${Array.from({ length: count }, (_, at) => part(at + 1)).join('')}--b--`);
  const { ticketNumber } = await receiveProven(world, raw, envelope);
  const message = 'select id from message where ticket_id = (select id from ticket where number = $1)';
  const attached = await world.rows<{ name: string }>(`select file_name as name from attachment where message_id = (${message}) order by position`, [ticketNumber]);
  expect(attached.map((file) => file.name)).toEqual(Array.from({ length: 50 }, (_, at) => `${at + 1} ${name}`));
  const [told] = await world.rows<{ remarks: string[] }>(`select remarks from message where id = (${message})`, [ticketNumber]);
  const [remark = '', more = ''] = told?.remarks.join().split(' … +') ?? [];
  const names = remark.replace('FILES_LEFT ', '').split(', ');
  expect(names.length + Number(more || '0')).toBe(count - 50);
  expect(names).toEqual(names.map((_, at) => `${at + 51} ${whole ?? name}`));
  const [kept] = await world.rows<{ raw: Buffer }>('select raw from incoming_letter where ticket_id = (select id from ticket where number = $1)', [ticketNumber]);
  expect(kept?.raw.subarray(-raw.length).equals(raw)).toBe(true);
});

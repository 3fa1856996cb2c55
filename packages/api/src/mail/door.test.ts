import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import attachments from '../attachments/index.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { MailDoor } from './door.ts';
import { usualDoorLimits, type DoorLimits } from './doorLimits.ts';
import mail from './index.ts';
import { letterOfRoman } from './testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');

let world: World;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([attachments, mail], { config: { host: '127.0.0.1', mailPort: 0 } });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const openDoor = async (system: World = world, limits: Partial<DoorLimits> = {}): Promise<MailDoor> => {
  const door = await new MailDoor(system, { ...usualDoorLimits, ...limits }).start();
  onTestFinished(() => door.stop());
  return door;
};
/** When each letter has its decision: one that takes long to be read, on a busy machine, goes on beside the others. */
const decided = async (door: MailDoor): Promise<void> => {
  await door.processed();
  await vi.waitUntil(async () => (await world.rows('select from incoming_letter where outcome is null')).length === 0, { timeout: 15_000 });
};
const send = (door: MailDoor, envelope: { from: string; to: string[] }, raw: Buffer) => createTransport({ host: '127.0.0.1', port: door.port }).sendMail({ envelope, raw });
const toSupport = { from: 'roman@ladoga-rk.example', to: ['Support@Company.example'] };
const kept = () => world.rows<{ raw: Buffer; outcome: string; subject: string | null; envelope_from: string; envelope_to: string[]; received_at: Date }>('select * from incoming_letter order by stored_at, id');

test('a letter by SMTP is kept as it came and becomes a request', async () => {
  const door = await openDoor();
  const raw = letterOfRoman({ Subject: 'Через дверь' }, 'Текст\r\n.точка в начале строки');
  const { response } = await send(door, toSupport, raw);
  expect(response).toBe('250 kept');
  await decided(door);
  const [letter] = await kept();
  expect(letter).toMatchObject({ outcome: 'REGISTERED', envelope_from: 'roman@ladoga-rk.example', envelope_to: ['Support@company.example'], received_at: new Date(noon) });
  expect(letter?.raw).toEqual(raw);
  expect(await world.rows(`select subject from ticket where subject = 'Через дверь'`)).toHaveLength(1);
});

test.each(['support+t.tp-2026-000401.0123abcd.0123456789abcdefghijklmnop@company.example', 'Support+x@Company.example', 'postmaster@company.example', 'Postmaster'])('letters to %s are taken, whatever the settings say: replies come to addresses of long ago, and servers’ keepers write to the postmaster', async (to) => {
  const door = await openDoor();
  const { response } = await send(door, { ...toSupport, to: [to] }, letterOfRoman());
  expect(response).toBe('250 kept');
});

test.each(['victim@other.example', 'postmaster@other.example', 'support.t@company.example', 'support+x@company.example.evil.example'])('letters to anybody else (%s) are refused with a sentence: the door relays nothing', async (victim) => {
  const door = await openDoor();
  const before = (await kept()).length;
  await expect(send(door, { ...toSupport, to: [victim] }, letterOfRoman())).rejects.toMatchObject({ responseCode: 550, message: expect.stringContaining('Only letters to support@company.example are taken here') });
  expect(await kept()).toHaveLength(before);
});

test('a letter without a sender is a machine’s (R15)', async () => {
  const door = await openDoor();
  await send(door, { ...toSupport, from: '' }, letterOfRoman());
  await decided(door);
  expect((await kept()).at(-1)).toMatchObject({ envelope_from: '', outcome: 'QUARANTINED', reason: 'MACHINE_UNASKED' });
});

test('a letter beyond 35 MB is refused, and nothing of it is kept', async () => {
  const door = await openDoor();
  const before = (await kept()).length;
  await expect(send(door, toSupport, letterOfRoman({}, 'x'.repeat(36 * 1024 * 1024)))).rejects.toMatchObject({ responseCode: 552 });
  expect(await kept()).toHaveLength(before);
});

test('a letter that cannot be kept is not taken: its sender is asked to come again', async () => {
  const door = await openDoor({ ...world, pool: Object.assign(Object.create(world.pool) as typeof world.pool, { query: () => Promise.reject(new Error('no database')) }) });
  await expect(send(door, toSupport, letterOfRoman())).rejects.toMatchObject({ responseCode: 451 });
});

test('twenty letters at once are twenty requests', async () => {
  const door = await openDoor();
  const before = (await world.rows('select id from ticket')).length;
  await Promise.all(Array.from({ length: 20 }, () => send(door, toSupport, letterOfRoman())));
  await decided(door);
  expect(await world.rows('select id from ticket')).toHaveLength(before + 20);
  expect(await world.rows('select id from incoming_letter where outcome is null')).toEqual([]);
});

/** A connection that says what it is told, and all that it heard. */
const dial = async (door: MailDoor) => {
  const socket = connect(door.port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => void (heard += text)).on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  const hears = (words: string | RegExp) => vi.waitUntil(() => (typeof words === 'string' ? heard.includes(words) : words.test(heard)), { timeout: 5_000, interval: 5 });
  return { socket, hears, says: async (line: string, answer: string) => { heard = ''; socket.write(`${line}\r\n`); await hears(answer); } };
};

test('one server has so many connections and no more, and another one when it closes one', async () => {
  const door = await openDoor(world, { connectionsOfOwnServer: 2 });
  const [first, second] = [await dial(door), await dial(door)];
  await Promise.all([first.hears('220 '), second.hears('220 ')]);
  const third = await dial(door);
  await third.hears('421 4.7.0 Too many connections from your address');
  first.socket.destroy();
  await vi.waitUntil(() => send(door, toSupport, letterOfRoman()).then(() => true, () => false), { timeout: 5_000 });
});

test('whoever says a word now and then and brings no letter loses the place, and nothing of the letter is kept', async () => {
  const door = await openDoor(world, { letterMilliseconds: 300 });
  const before = (await kept()).length;
  const slow = await dial(door);
  await slow.hears('220 ');
  await slow.says('EHLO mx.evil.example', '250 ');
  await slow.says('MAIL FROM:<a@evil.example>', '250 ');
  await slow.says('RCPT TO:<support@company.example>', '250 ');
  await slow.says('DATA', '354 ');
  const dripping = setInterval(() => slow.socket.write('x'), 20);
  onTestFinished(() => clearInterval(dripping));
  await slow.hears('421 4.4.2 No letter within the time');
  await vi.waitUntil(() => slow.socket.destroyed, { timeout: 7_000 });
  expect(await kept()).toHaveLength(before);
  // whoever brings letters has the time anew for each
  const busy = await dial(door);
  await busy.hears('220 ');
  await busy.says('EHLO mx.client.example', '250 ');
  const since = performance.now();
  while (performance.now() - since < 700) {
    await busy.says('MAIL FROM:<roman@ladoga-rk.example>\r\nRCPT TO:<support@company.example>\r\nDATA', '354 ');
    await busy.says(`From: roman@ladoga-rk.example\r\nSubject: ${performance.now()}\r\n\r\nx\r\n.`, '250 kept');
  }
});

test('letters on their way share one room: what is beyond it is asked to come again with 452, a small one still comes in, and so does it later', async () => {
  const door = await openDoor(world, { bytesOnTheWay: 300_000 });
  const before = (await kept()).length;
  const large = await dial(door);
  await large.hears('220 ');
  await large.says('EHLO mx.client.example', '250 ');
  // a number alone takes no room
  await large.says('MAIL FROM:<roman@ladoga-rk.example> SIZE=30000000\r\nRCPT TO:<support@company.example>\r\nDATA', '354 ');
  await send(door, toSupport, letterOfRoman({}, 'x'.repeat(200_000)));
  large.socket.write(`From: roman@ladoga-rk.example\r\nSubject: large\r\n\r\n${`${'x'.repeat(98)}\r\n`.repeat(2000)}`);
  const other = letterOfRoman({}, `${'y'.repeat(98)}\r\n`.repeat(2500));
  await vi.waitUntil(() => send(door, toSupport, other).then(() => false, (error: { responseCode: number; message: string }) => error.responseCode === 452 && error.message.includes('try again later')), { timeout: 5_000 });
  await send(door, toSupport, letterOfRoman());
  await large.says('.', '250 kept');
  await send(door, toSupport, other);
  expect(await kept()).toHaveLength(before + 4);
});

test('one server that holds its share is asked to come again, and its letter comes in when there is room for it', async () => {
  const door = await openDoor(world, { bytesOfOwnServer: 200_000 });
  const large = await dial(door);
  await large.hears('220 ');
  await large.says('EHLO mx.client.example', '250 ');
  await large.says('MAIL FROM:<roman@ladoga-rk.example>\r\nRCPT TO:<support@company.example>\r\nDATA', '354 ');
  large.socket.write(`From: roman@ladoga-rk.example\r\nSubject: large\r\n\r\n${`${'x'.repeat(98)}\r\n`.repeat(1500)}`);
  const other = letterOfRoman({}, `${'s'.repeat(98)}\r\n`.repeat(1000));
  await vi.waitUntil(() => send(door, toSupport, other).then(() => false, (error: { responseCode: number; message: string }) => error.responseCode === 452 && error.message.includes('letters of yours')), { timeout: 5_000 });
  await large.says('.', '250 kept');
  await send(door, toSupport, other);
});

test('whoever goes away in the middle of a letter leaves its room to others', async () => {
  const door = await openDoor(world, { bytesOnTheWay: 300_000 });
  for (let times = 0; times < 3; times += 1) {
    const gone = await dial(door);
    await gone.hears('220 ');
    await gone.says('EHLO mx.client.example', '250 ');
    await gone.says('MAIL FROM:<roman@ladoga-rk.example>\r\nRCPT TO:<support@company.example>\r\nDATA', '354 ');
    gone.socket.end(`Subject: x\r\n\r\n${`${'x'.repeat(98)}\r\n`.repeat(2000)}`);
    await vi.waitUntil(() => gone.socket.destroyed, { timeout: 5_000 });
  }
  await vi.waitUntil(() => send(door, toSupport, letterOfRoman({}, 'z'.repeat(290_000))).then(() => true, () => false), { timeout: 5_000 });
});

test('a port that is taken is named', async () => {
  const open = await openDoor();
  const second = new MailDoor({ ...world, config: { ...world.config, mailPort: open.port } });
  await expect(second.start()).rejects.toThrow(`Port ${open.port} is taken by another program. Stop it or choose another: MAIL_PORT=${open.port + 1} npm start`);
});

/** As Russian programs of old write: windows-1251, bare in the headers and under its name in the text. */
const windows1251 = (text: string): Buffer => Buffer.from(Array.from(text, (character) => (character >= 'А' && character <= 'я' ? (character.codePointAt(0) ?? 0) - 0x410 + 0xc0 : (character.codePointAt(0) ?? 0))));

test('a letter whose bytes are no UTF-8 is read as its writer wrote it, and saved as it came', async () => {
  const door = await openDoor();
  const raw = windows1251('From: roman@ladoga-rk.example\r\nSubject: Не включается модуль\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\nПосле обновления прибор молчит.\r\n');
  await send(door, toSupport, raw);
  await decided(door);
  expect((await kept()).at(-1)).toMatchObject({ outcome: 'REGISTERED', subject: 'Не включается модуль', raw });
  expect(await world.rows(`select body from message where body like 'После обновления%'`)).toEqual([{ body: 'После обновления прибор молчит.' }]);
});

test.each([['announced', true], ['not announced', false]])('a letter of two megabytes whose size was %s is kept byte for byte, and so is its file', async (_, announced) => {
  const door = await openDoor();
  const content = Buffer.from(Array.from({ length: 1_700_000 }, (_byte, at) => (at * 31 + (at >> 8)) % 251));
  const raw = Buffer.concat([
    Buffer.from(`From: roman@ladoga-rk.example\r\nSubject: ${announced}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nФайл\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.bin\r\n\r\n`),
    Buffer.from(content.toString('base64').replaceAll(/.{76}/g, '$&\r\n')), Buffer.from('\r\n--b--\r\n'),
  ]);
  await createTransport({ host: '127.0.0.1', port: door.port }).sendMail({ envelope: { ...toSupport, ...(announced ? { size: raw.length } : {}) }, raw });
  // one of this size may go on beside the others
  await vi.waitUntil(async () => (await world.rows('select from incoming_letter where outcome is null')).length === 0, { timeout: 15_000 });
  const letter = (await kept()).at(-1);
  expect([letter?.outcome, letter?.subject]).toEqual(['REGISTERED', String(announced)]);
  expect(letter?.raw.equals(raw)).toBe(true);
  const [file] = await world.rows<{ sha256: string; size: number }>(`select sha256, size from attachment where file_name = 'a.bin' order by created_at desc, id desc limit 1`);
  expect(file).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), size: content.length });
  expect(await world.rows('select oid from pg_largeobject_metadata')).toEqual([]);
});

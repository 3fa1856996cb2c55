import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outbox/testing/world.ts';
import { MailDoor } from './door.ts';
import mail from './index.ts';
import { letterOfRoman } from './testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');

let world: World;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([mail], { config: { host: '127.0.0.1', mailPort: 0 } });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const openDoor = async (system: World = world): Promise<MailDoor> => {
  const door = await new MailDoor(system).start();
  onTestFinished(() => door.stop());
  return door;
};
const send = (door: MailDoor, envelope: { from: string; to: string[] }, raw: Buffer) => createTransport({ host: '127.0.0.1', port: door.port }).sendMail({ envelope, raw });
const toSupport = { from: 'roman@ladoga-rk.example', to: ['Support@Company.example'] };
const kept = () => world.rows<{ raw: Buffer; outcome: string; envelope_from: string; envelope_to: string[]; received_at: Date }>('select * from incoming_letter order by stored_at, id');

test('a letter by SMTP is kept as it came and becomes a request', async () => {
  const door = await openDoor();
  const raw = letterOfRoman({ Subject: 'Через дверь' }, 'Текст\r\n.точка в начале строки');
  const { response } = await send(door, toSupport, raw);
  expect(response).toBe('250 kept');
  await door.processed();
  const [letter] = await kept();
  expect(letter).toMatchObject({ outcome: 'REGISTERED', envelope_from: 'roman@ladoga-rk.example', envelope_to: ['Support@company.example'], received_at: new Date(noon) });
  expect(letter?.raw).toEqual(raw);
  expect(await world.rows(`select subject from ticket where subject = 'Через дверь'`)).toHaveLength(1);
});

test('letters to anybody else are refused with a sentence: the door relays nothing', async () => {
  const door = await openDoor();
  const before = (await kept()).length;
  await expect(send(door, { ...toSupport, to: ['victim@other.example'] }, letterOfRoman())).rejects.toMatchObject({ responseCode: 550, message: expect.stringContaining('Only letters to support@company.example are taken here') });
  expect(await kept()).toHaveLength(before);
});

test('a letter without a sender is a machine’s (R15)', async () => {
  const door = await openDoor();
  await send(door, { ...toSupport, from: '' }, letterOfRoman());
  await door.processed();
  expect((await kept()).at(-1)).toMatchObject({ envelope_from: '', outcome: 'STORED', reason: 'MACHINE' });
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
  await door.processed();
  expect(await world.rows('select id from ticket')).toHaveLength(before + 20);
  expect(await world.rows('select id from incoming_letter where outcome is null')).toEqual([]);
});

test('a port that is taken is named', async () => {
  const open = await openDoor();
  const second = new MailDoor({ ...world, config: { ...world.config, mailPort: open.port } });
  await expect(second.start()).rejects.toThrow(`Port ${open.port} is taken by another program. Stop it or choose another: MAIL_PORT=${open.port + 1} npm start`);
});

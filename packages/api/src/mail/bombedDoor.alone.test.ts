import { setTimeout as passing } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import attachments from '../attachments/index.ts';
import { openWorld, type World } from '../outbox/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { MailDoor } from './door.ts';
import mail from './index.ts';
import { bombs } from './testing/bombs.ts';
import { letterOfRoman } from './testing/letterOf.ts';

let world: World;
let door: MailDoor;
beforeAll(async () => {
  world = await openWorld([attachments, mail], { config: { host: '127.0.0.1', mailPort: 0 } });
  door = await new MailDoor(world).start();
}, scratchPatienceMilliseconds);
afterAll(async () => {
  await door.stop();
  await world.close();
});

const [warm, ordinary, perSecond] = [3, 100, 50];
const untilDecided = () => vi.waitUntil(async () => (await world.rows('select from incoming_letter where outcome is null')).length === 0, { timeout: 60_000, interval: 50 });
/** As long as one letter may be read: nobody waits for a second one, however busy the machine of the tests is. */
const lateSeconds = 20;
/** What is the dearest to read of each kind, by the number of the ordinary letter after which it comes. */
const between = new Map([[5, 'a megabyte of tags at the limit'], [20, 'a file of 25 MB'], [35, 'a hundred thousand headers']]);

test('among a hundred letters come some that exhaust their readers: every letter has its end, and the others are not late (P12)', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: door.port, pool: true, maxConnections: 6, ignoreTLS: true });
  const send = (raw: Buffer) => transport.sendMail({ envelope: { from: 'roman@ladoga-rk.example', to: ['support@company.example'] }, raw });
  const explosive = [...between.values()].map((name) => bombs[name]?.() ?? Buffer.alloc(0));
  expect(Math.min(...explosive.map(({ length }) => length))).toBeGreaterThan(100_000);
  // readers are there before the first bomb
  for (let number = 0; number < warm; number += 1) await send(letterOfRoman());
  await untilDecided();
  const sent: Promise<unknown>[] = [];
  const began = performance.now();
  for (let number = 0; number < ordinary; number += 1) {
    await passing(Math.max(0, began + (number * 1000) / perSecond - performance.now()));
    sent.push(send(letterOfRoman({ Subject: `Обычное ${number}` })));
    if (between.has(number)) sent.push(send(explosive.shift() ?? Buffer.alloc(0)));
  }
  await Promise.all(sent);
  transport.close();
  await untilDecided();

  expect(await world.rows('select count(*)::int as count from incoming_letter')).toEqual([{ count: warm + ordinary + between.size }]);
  expect(await world.rows(`select count(distinct subject)::int as count from ticket where subject like 'Обычное %'`)).toEqual([{ count: ordinary }]);
  // strangers' letters wait for a person, read or unreadable; none of them is lost and none is a request
  expect(await world.rows(`select distinct outcome from incoming_letter where from_address is distinct from 'roman@ladoga-rk.example' order by 1`)).toEqual([{ outcome: 'QUARANTINED' }, { outcome: 'UNREADABLE' }]);
  const late = (await world.rows<{ late: number }>(`select extract(epoch from decided_at - received_at)::float8 as late from incoming_letter where subject like 'Обычное %' order by 1`)).map((row) => row.late);
  expect(late).toHaveLength(ordinary);
  expect(late[Math.floor(ordinary * 0.95)]).toBeLessThan(lateSeconds);
}, 120_000);

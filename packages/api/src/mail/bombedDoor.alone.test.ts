import { setTimeout as passing } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import attachments from '../attachments/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { MailDoor } from './door.ts';
import mail from './index.ts';
import { bombs } from './testing/bombs.ts';
import { letterOfRoman } from './testing/letterOf.ts';

let world: World;
let door: MailDoor;
let bombCarrier: ReturnType<typeof transportOf>;
beforeAll(async () => {
  world = await openWorld([attachments, mail], { config: { host: '127.0.0.1', mailPort: 0 } });
  door = await new MailDoor(world).start();
  bombCarrier = createTransport({ host: '127.0.0.1', port: door.port, pool: true, maxConnections: 1, ignoreTLS: true });
}, scratchPatienceMilliseconds);
afterAll(async () => {
  bombCarrier.close();
  await door.stop();
  await world.close();
});

const [warm, ordinary, perSecond] = [3, 200, 20];
const untilDecided = () => vi.waitUntil(async () => (await world.rows('select from incoming_letter where outcome is null')).length === 0, { timeout: 120_000, interval: 50 });
/** What is promised on two cores that have nothing else to do. */
const promisedSeconds = 2;
/** On a machine that other work keeps busy the quiet run is late, too: then this many times as late, of whoever waits. */
const mostTimes = 10;
/** The dearest, and as many as make 25 of those that are no longer than other letters: what 35 MB cost each is in reading/bombs.alone.test.ts. */
const dearest = ['a megabyte of tags at the limit', 'a file of 25 MB', 'a hundred thousand headers'];
const count = 25;
const ordinaryBytes = 3 * 1024 ** 2;
const bombsBeforehand = (): Buffer[] => {
  const chosen = dearest.map((name) => bombs[name]?.() ?? Buffer.alloc(0));
  for (const [name, make] of Object.entries(bombs)) {
    if (chosen.length === count) break;
    const raw = dearest.includes(name) ? Buffer.alloc(0) : make();
    if (raw.length > 0 && raw.length < ordinaryBytes) chosen.push(raw);
  }
  return chosen;
};
const bombEvery = ordinary / count;

const transportOf = () => createTransport({ host: '127.0.0.1', port: door.port, pool: true, maxConnections: 6, ignoreTLS: true });
const sendBy = (transport: ReturnType<typeof transportOf>, raw: Buffer) => transport.sendMail({ envelope: { from: 'roman@ladoga-rk.example', to: ['support@company.example'] }, raw });

/** How late ordinary letters are decided about, in seconds, at one pace; with bombs among them or without. */
const lateness = async (word: string, from: number, to: number, among: readonly Buffer[]): Promise<number[]> => {
  const transport = transportOf();
  const sent: Promise<unknown>[] = [];
  const began = performance.now();
  for (let number = from; number < to; number += 1) {
    await passing(Math.max(0, began + ((number - from) * 1000) / perSecond - performance.now()));
    sent.push(sendBy(transport, letterOfRoman({ Subject: `${word} ${number}` })));
    // one after the other, so that whoever sends is not what is measured
    const bomb = number % bombEvery === 0 ? among[number / bombEvery] : undefined;
    if (bomb) sent.push(sendBy(bombCarrier, bomb));
  }
  await Promise.all(sent);
  transport.close();
  await untilDecided();
  const subjects = Array.from({ length: to - from }, (_, at) => `${word} ${from + at}`);
  const late = (await world.rows<{ late: number }>('select extract(epoch from decided_at - received_at)::float8 as late from incoming_letter where subject = any($1)', [subjects])).map((row) => row.late);
  expect(late).toHaveLength(to - from);
  return late;
};
const p95 = (late: readonly number[]): number => late.toSorted((a, b) => a - b)[Math.floor(late.length * 0.95)] ?? Number.NaN;
/** Quiet and bombed minutes take turns: whatever else the machine is busy with meets both alike. */
const turns = 5;

test('among two hundred letters come 25 that are made to exhaust their readers: every letter has its end, and the others are hardly later than without (P12)', async () => {
  // made beforehand: making them is not what is measured
  const explosive = bombsBeforehand();
  expect(explosive).toHaveLength(count);
  // readers are there before anything is measured
  const warming = transportOf();
  for (let number = 0; number < warm; number += 1) await sendBy(warming, letterOfRoman());
  warming.close();
  await untilDecided();
  const [quiet, bombed]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    const [from, to] = [(turn * ordinary) / turns, ((turn + 1) * ordinary) / turns];
    quiet.push(...(await lateness('Тихое', from, to, [])));
    bombed.push(...(await lateness('Обычное', from, to, explosive)));
  }

  expect(await world.rows('select count(*)::int as count from incoming_letter')).toEqual([{ count: warm + 2 * ordinary + explosive.length }]);
  expect(await world.rows(`select count(distinct subject)::int as count from ticket where subject like 'Обычное %'`)).toEqual([{ count: ordinary }]);
  // strangers' letters wait for a person, read or unreadable; none of them is lost and none is a request
  expect(await world.rows(`select distinct outcome from incoming_letter where from_address is distinct from 'roman@ladoga-rk.example' order by 1`)).toEqual([{ outcome: 'QUARANTINED' }, { outcome: 'UNREADABLE' }]);
  expect([bombed.length, quiet.length]).toEqual([ordinary, ordinary]);
  expect(p95(bombed)).toBeLessThan(Math.max(promisedSeconds, mostTimes * p95(quiet)));
}, 360_000);

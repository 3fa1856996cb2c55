import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import type { Viewer } from '../access/viewer.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import mail from './index.ts';
import { letterOf } from './testing/letterOf.ts';
import { receiveProven } from './testing/receiveProven.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;

let world: World;
let desk: Desk;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([mail]);
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

let count = 0;
const writes = async (from: string): Promise<string> => {
  const { ticketNumber } = await receiveProven(world, letterOf({ From: from, Subject: `Вопрос ${(count += 1)}`, 'Message-ID': `<b${count}@mx.example>` }), { to: ['support@company.example'], receivedAt: clock.now() });
  return ticketNumber ?? '';
};
const headOf = async (number: string | undefined): Promise<string | null> => (await world.rows<{ head: string | null }>('select head.number as head from ticket left join ticket head on head.id = ticket.burst_of_id where ticket.number = $1', [number]))[0]?.head ?? null;
const idOf = async (number: string | undefined): Promise<string> => (await world.rows<{ id: string }>('select id from ticket where number = $1', [number]))[0]?.id ?? '';
const together = async (head: string, viewer: Viewer = person('SPECIALIST')): Promise<string[]> =>
  (await desk.get<{ tickets: { nodes: { number: string }[] } }>(viewer, `{ tickets(first: 100, filter: { burstOf: "${head}" }) { nodes { number } } }`)).tickets.nodes.map(({ number }) => number).toSorted();

test('a burst is one list in the queue, whole, with its first ten and nobody else’s, however long it goes on (§4.9, row 14)', async () => {
  const burst: string[] = [];
  const others: string[] = [];
  for (let index = 0; index < 30; index += 1) {
    await clock.set(noon + index * minute * 0.6);
    burst.push(await writes('flood@ladoga-rk.example'));
    if (index % 10 === 5) others.push(await writes('marina.b@ladoga-rk.example'), await writes('vera.b@seim.example'));
  }
  expect(new Set(burst).size).toBe(30);
  expect(await Promise.all(burst.slice(0, 10).map(headOf))).toEqual(Array.from({ length: 10 }, () => null));
  expect(new Set(await Promise.all(burst.slice(10).map(headOf)))).toEqual(new Set([burst[0]]));
  expect(await Promise.all(others.map(headOf))).toEqual(others.map(() => null));
  expect(await together(await idOf(burst[0]))).toEqual(burst.toSorted());
  expect(await together(` ${burst[0]?.toLowerCase()} `)).toEqual(burst.toSorted());
  expect(await together(await idOf(burst[0]), partnerOf(world.ladoga))).toEqual(burst.toSorted());
  expect(await together(await idOf(burst[0]), partnerOf(world.seim))).toEqual([]);
  for (const nothing of ['x', '', '01a20bc7-c334-79a9-b4ef-d61b6492eda3']) expect(await together(nothing)).toEqual([]);
});

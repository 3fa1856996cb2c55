import type { Priority } from '@reglament/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { changePriority, takeTicket } from '../tickets/handling.ts';
import { notificationsOf } from './notificationsOf.ts';
import { tablesToldFrom } from './testing/tablesToldFrom.ts';

const clock = commandClock();
let world: World;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openWorld();
  for (const table of tablesToldFrom) await world.rows(table);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const toldOf = async (staffId: string, number: string): Promise<string[]> => (await notificationsOf(world.reader, staffId, clock.now())).nodes.filter((one) => one.number === number).map(({ kind }) => kind);
const placed = () => expect.poll(() => world.rows('select id from event_log where position is null'), { timeout: 5000 }).toEqual([]);

test('undelivered mail of a ticket of nobody rings for the head, of a taken one for its specialist alone (R16)', async () => {
  const [nobodys, taken] = [await world.request(), await world.request()];
  await world.workshop.perform(systemActor, (work) => takeTicket(work, world.specialist, { ticketId: taken.id }));
  await world.workshop.perform(systemActor, async (work) => {
    for (const { id } of [nobodys, taken]) await work.record({ type: 'ANSWER_NOT_DELIVERED', subjectType: 'ticket', subjectId: id, payload: { to: 'x', error: '550' } });
  });
  await placed();
  expect([await toldOf(world.head.id, nobodys.number), await toldOf(world.head.id, taken.number)]).toEqual([['NOT_DELIVERED'], []]);
  expect([await toldOf(world.specialist.id, nobodys.number), await toldOf(world.specialist.id, taken.number)]).toEqual([[], ['NOT_DELIVERED']]);
});

test('a changed priority rings for whoever is responsible, not for whoever changed it (§4.7)', async () => {
  const { id, number } = await world.request();
  await world.workshop.perform(systemActor, (work) => takeTicket(work, world.specialist, { ticketId: id }));
  await world.workshop.perform(systemActor, (work) => work.record({ type: 'PRIORITY_CHANGED', subjectType: 'ticket', subjectId: id, payload: { previous: 'HIGH', priority: 'LOW' } }));
  await world.workshop.perform({ kind: 'STAFF', id: world.specialist.id, name: world.specialist.name }, (work) => work.record({ type: 'PRIORITY_CHANGED', subjectType: 'ticket', subjectId: id, payload: { previous: 'LOW', priority: 'HIGH' } }));
  await placed();
  expect([await toldOf(world.specialist.id, number), await toldOf(world.head.id, number)]).toEqual([['PRIORITY_CHANGED'], []]);
});

test('a default priority that the client confirms changes nothing and rings for nobody (§4.7)', async () => {
  const { id, number } = await world.request({ priority: null });
  await world.workshop.perform(systemActor, (work) => takeTicket(work, world.specialist, { ticketId: id }));
  const partner = { kind: 'MACHINE', id: world.roman, name: 'Партнёр', audience: 'client', scopes: [], clientId: world.ladoga } as const;
  const [{ priority } = { priority: 'MEDIUM' as Priority }] = await world.rows<{ priority: Priority }>('select priority from ticket where id = $1', [id]);
  await world.workshop.perform(systemActor, (work) => changePriority(work, partner, { ticketId: id, priority }));
  await placed();
  expect(await world.rows(`select payload->>'previous' as previous, payload->>'priority' as priority from event_log where subject_id = $1 and type = 'PRIORITY_CHANGED'`, [id])).toEqual([{ previous: priority, priority }]);
  expect(await toldOf(world.specialist.id, number)).toEqual([]);
});

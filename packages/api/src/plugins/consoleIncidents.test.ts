import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { commandClock } from '../platform/clock.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import plugins from './index.ts';

const clock = commandClock();
let system: ScratchSystem;
let desk: Desk;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  system = await scratchSystem([plugins]);
  desk = await deskOf(system, [plugins]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(() => system.rows('truncate console_incident'));

const auditor = person('AUDITOR');
const incident = { plugin: 'vendor-x', item: 'column:hello', message: 'boom' };
const note = (input: object = incident, viewer = auditor) => desk.act(viewer, 'noteConsoleIncident', { ...incident, ...input }, '');
const told = async (viewer: Parameters<Desk['get']>[0] = person('ADMIN')) => (await desk.get<{ consoleIncidents: unknown[] }>(viewer, '{ consoleIncidents { plugin item message windows firstAt lastAt } }')).consoleIncidents;
const codes = async (answer: ReturnType<typeof note>): Promise<string[]> => (await answer).userErrors.map(({ code }) => code);

test('what failed in several windows is one line that counts them; others than staff are told nothing', async () => {
  expect(await codes(note())).toEqual([]);
  await clock.set(clock.now() + 60_000);
  await note({}, person('SPECIALIST'));
  expect(await told()).toEqual([{ ...incident, windows: 2, firstAt: expect.anything(), lastAt: expect.anything() }]);
  for (const stranger of [null, partnerOf(newId())]) expect(await told(stranger)).toEqual([]);
});

test('what was thrown is cut to its beginning; who failed must be named', async () => {
  expect(await codes(note({ message: 'ы'.repeat(10_000) }))).toEqual([]);
  expect(await told()).toMatchObject([{ message: 'ы'.repeat(500) }]);
  expect(await codes(note({ plugin: ' ' }))).toEqual(['REQUIRED_FIELD_MISSING']);
  expect(await codes(note({ item: 'x'.repeat(201) }))).toEqual(['TOO_LONG']);
});

test('a console gone wild is stopped after sixty failures an hour, its neighbour is not', async () => {
  for (let one = 0; one < 60; one += 1) await note({ message: `row ${one}` });
  expect(await codes(note({ message: 'one more' }))).toEqual(['TOO_MANY_ATTEMPTS']);
  expect(await codes(note({ message: 'another desk' }, person('SPECIALIST')))).toEqual([]);
  await clock.set(clock.now() + 3_600_000);
  expect(await codes(note({ message: 'one more' }))).toEqual([]);
});

test('what nobody met for a month goes, and so does the oldest of more than five hundred', async () => {
  await system.rows(`insert into console_incident select 'old', 'x', n::text, 1, '2026-11-01', timestamptz '2026-11-20' + n * interval '1 second', gen_random_uuid() from generate_series(1, 500) n`);
  await system.rows(`insert into console_incident values ('past', 'x', 'x', 1, '2026-09-01', '2026-09-01', gen_random_uuid())`);
  await note();
  const left = await system.rows<{ plugin: string; message: string }>('select plugin, message from console_incident');
  expect(left).toHaveLength(500);
  expect(left).not.toContainEqual({ plugin: 'past', message: 'x' });
  expect(left).not.toContainEqual({ plugin: 'old', message: '1' });
  expect(left).toContainEqual({ plugin: 'vendor-x', message: 'boom' });
});

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { partnerOf, person } from '../access/testing/asking.ts';
import { commandClock } from '../platform/clock.ts';
import { placeOf } from '../platform/events/cursor.ts';
import { framesAfter } from '../platform/events/frames.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openDevelopmentWorld, type DevelopmentWorld } from './testing/developmentWorld.ts';

const clock = commandClock();
const head = person('SUPPORT_HEAD');

let world: DevelopmentWorld;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openDevelopmentWorld([]);
  await world.system.events.start();
}, scratchPatienceMilliseconds);
afterAll(() => world.system.close());

interface Done {
  eventCursor: string | null;
  eventIds: string[];
  ticket: { id: string; version: number } | null;
  userErrors: { code: string }[];
}
const ask = async (title: string): Promise<Done> =>
  (await world.desk.act(head, 'createTicket', { clientId: world.seim, subject: title, body: 'Текст' }, 'ticket { id version } eventCursor')) as unknown as Done;
const changePriority = async (ticketId: string, priority: string, more = 'eventCursor'): Promise<Done> =>
  (await world.desk.act(partnerOf(world.seim), 'changePriority', { ticketId, priority }, `ticket { id version } ${more}`)) as unknown as Done;

/** The events that a subscriber with this cursor is told, up to the last one of the log. */
const told = async (after: string): Promise<PlacedEvent[]> => {
  await world.system.events.catchUp();
  const place = placeOf(after);
  if (place === null) throw new Error(`${after} is no cursor`);
  const frames = framesAfter(world.system.events, place, () => true);
  const seen: PlacedEvent[] = [];
  for (let last = place.position; last < world.system.events.lastPosition;) {
    const { value } = (await frames.next()) as { value: { place: { position: number }; event: PlacedEvent | null } };
    last = value.place.position;
    if (value.event) seen.push(value.event);
  }
  await frames.return?.();
  return seen;
};
const idsOf = (events: PlacedEvent[]): string[] => events.map(({ id }) => id);

test('after the cursor of an act comes what followed it, before it the act itself, each once', async () => {
  const [before, act, next] = [await ask('Первое'), await ask('Второе'), await ask('Третье')];
  expect(act.eventIds.length).toBeGreaterThan(0);
  expect(idsOf(await told(act.eventCursor ?? ''))).toEqual(next.eventIds);
  expect(idsOf(await told(before.eventCursor ?? ''))).toEqual([...act.eventIds, ...next.eventIds]);
  expect(await told(next.eventCursor ?? '')).toEqual([]);
});

test('what a payload does not show yet stands behind its cursor, in the midst of other acts', async () => {
  const { ticket } = await ask('Спорное');
  const id = ticket?.id ?? '';
  const acts: Done[] = [];
  // eight callers at once: some act on an outdated picture and are refused; what is done is done in some order
  await Promise.all(Array.from({ length: 8 }, async (_, caller) => {
    for (let round = 0; round < 5; round += 1) acts.push(await changePriority(id, ['HIGH', 'MEDIUM', 'LOW'][(caller + round) % 3] ?? 'LOW'));
  }));
  const done = acts.filter(({ userErrors }) => userErrors.length === 0);
  expect(done.length).toBeGreaterThan(5);
  for (const { eventCursor, eventIds, ticket: seen } of done) {
    const followed = (await told(eventCursor ?? '')).filter(({ subjectId }) => subjectId === id);
    const versions = new Set((await world.system.rows<{ version: number }>(`select subject_version as version from event_log where subject_id = $1 and subject_version > $2`, [id, seen?.version])).map(({ version }) => version));
    expect(followed.map(({ subjectVersion }) => subjectVersion)).toEqual(expect.arrayContaining([...versions]));
    expect(idsOf(followed)).not.toEqual(expect.arrayContaining(eventIds));
  }
});

test('a refused act has no cursor, and who does not ask for one does not wait for a place', async () => {
  const { ticket } = await ask('Тихое');
  const placed = vi.spyOn(world.system.events, 'placed');
  expect(await changePriority('TP-2026-999999', 'LOW')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }], eventCursor: null });
  await changePriority(ticket?.id ?? '', 'LOW', '');
  expect(placed).not.toHaveBeenCalled();
  expect((await changePriority(ticket?.id ?? '', 'HIGH')).eventCursor).toMatch(/^e\d+\.[0-9a-f]{8}$/);
  expect(placed).toHaveBeenCalledOnce();
});

test('a cursor of another log is not gone on from, though this one has come as far: after a backup was restored nothing is missed unnoticed (P5)', async () => {
  const [before, act] = [await ask('До'), await ask('После')];
  const { position, link = '' } = placeOf(before.eventCursor ?? '') ?? { position: 0 };
  const another = `e${position}.${link.replace(/./g, (digit) => (digit === '0' ? '1' : '0'))}`;
  await expect(told(another)).rejects.toMatchObject({ extensions: { code: 'RESYNC_REQUIRED', field: ['after'] } });
  expect(idsOf(await told(before.eventCursor ?? ''))).toEqual(act.eventIds);
  // cursors of a former release had no link
  expect(idsOf(await told(`e${position}`))).toEqual(act.eventIds);
});

test('while the log cannot be reached the act is done and tells no cursor', async () => {
  vi.spyOn(world.system.events, 'placed').mockResolvedValue(null);
  expect(await ask('Без места')).toMatchObject({ ticket: { version: 1 }, userErrors: [], eventCursor: null });
  vi.restoreAllMocks();
});

import { parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partnerOf, person, type Desk } from '../access/testing/asking.ts';
import type { Viewer } from '../access/viewer.ts';
import { commandClock } from '../platform/clock.ts';
import { cursorOf } from '../platform/events/cursor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import announcements from '../announcements/index.ts';
import { openDevelopmentWorld, type DevelopmentWorld } from '../tickets/testing/developmentWorld.ts';
import featureRequests from './index.ts';

const clock = commandClock();
const manager = person('PRODUCT_MANAGER');

let world: DevelopmentWorld;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openDevelopmentWorld([announcements, featureRequests]);
  await world.system.events.start();
}, scratchPatienceMilliseconds);
afterAll(() => world.system.close());

const act = async (name: string, input: Record<string, unknown>, viewer: Parameters<Desk['act']>[0] = manager) => {
  const { userErrors, featureRequest } = await world.desk.act(viewer, name, input, 'featureRequest { id number }');
  expect(userErrors).toEqual([]);
  return featureRequest as { id: string; number: string };
};

/** Wishes that mark an end. */
const ends = new Set<string>();
/** What a stream tells somebody from a cursor on, up to now. */
const told = async <Event>(viewer: Viewer, name: string, fields: string, after: number): Promise<Event[]> => {
  await world.system.events.catchUp();
  const document = parse(`subscription($after: Cursor) { ${name}(after: $after) { cursor event { ${fields} } } }`);
  const stream = await subscribe({ schema: world.desk.schema, document, contextValue: world.desk.contextOf(viewer), variableValues: { after: cursorOf({ position: after }) } });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  // something that everybody sees marks the end
  await world.desk.act(manager, 'publishAnnouncement', { kind: 'OTHER', titleRu: 'Конец', textRu: 'Конец.' }, 'announcement { id }');
  const end = await act('submitFeatureRequest', { clientId: world.seim, title: 'Конец', text: 'Да.' });
  ends.add(end.number);
  await act('decideFeatureRequest', { featureRequestId: end.id, status: 'ACCEPTED' });
  await world.system.events.catchUp();
  const seen: Event[] = [];
  while (true) {
    const { data, errors } = (await stream.next()).value as ExecutionResult;
    expect(errors).toBeUndefined();
    const event = (data as Record<string, { event: (Event & { number?: string; type?: string; announcement?: { titleRu: string } }) | null }>)[name]?.event;
    if (event && (event.announcement?.titleRu === 'Конец' || (event.number === end.number && event.type === 'FEATURE_REQUEST_DECIDED'))) break;
    if (event && !ends.has(event.number ?? '')) seen.push(event);
  }
  await stream.return(undefined);
  return seen;
};

test('§3.12: the desk is told of every change of a wish, a client of its own and of what is shown to all', async () => {
  const from = world.system.events.lastPosition;
  const own = await act('submitFeatureRequest', { clientId: world.ladoga, title: 'Своё', text: 'Да.' });
  const foreign = await act('submitFeatureRequest', { clientId: world.seim, title: 'Чужое', text: 'Да.', benefit: 'Секрет' });
  await act('decideFeatureRequest', { featureRequestId: foreign.id, status: 'UNDER_REVIEW' });
  await act('decideFeatureRequest', { featureRequestId: foreign.id, status: 'ACCEPTED' });
  await act('supportFeatureRequest', { featureRequestId: foreign.id }, partnerOf(world.ladoga));
  await act('decideFeatureRequest', { featureRequestId: own.id, status: 'UNDER_REVIEW' });

  const fields = 'type number wishVersion wish { status benefit client { key } voices }';
  const desk = await told<{ type: string; number: string }>(manager, 'wishChanges', fields, from);
  expect(desk.map(({ type, number }) => [type.replace('FEATURE_REQUEST_', ''), number])).toEqual([
    ['SUBMITTED', own.number], ['SUBMITTED', foreign.number], ['DECIDED', foreign.number], ['DECIDED', foreign.number], ['SUPPORTED', foreign.number], ['DECIDED', own.number],
  ]);
  const client = await told<{ type: string; number: string; wish: unknown }>(partnerOf(world.ladoga), 'wishChanges', fields, from);
  expect(client.map(({ type, number }) => [type.replace('FEATURE_REQUEST_', ''), number])).toEqual([
    ['SUBMITTED', own.number], ['DECIDED', foreign.number], ['SUPPORTED', foreign.number], ['DECIDED', own.number],
  ]);
  expect(client[1]?.wish).toEqual({ status: 'ACCEPTED', benefit: null, client: null, voices: 2 });
  expect(client[3]?.wish).toMatchObject({ status: 'UNDER_REVIEW', client: { key: 'ladoga' } });
});

test('§3.3, §6: announcements are told to everybody who may subscribe, by nobody’s name', async () => {
  const from = world.system.events.lastPosition;
  await world.desk.act(manager, 'publishAnnouncement', { kind: 'OTHER', titleRu: 'Переезд', textRu: 'Мы переехали.' }, 'announcement { id }');
  for (const viewer of [manager, partnerOf(world.seim, [])])
    expect(await told(viewer, 'announcements', 'announcement { titleRu kind publishedBy }', from)).toEqual([{ announcement: { titleRu: 'Переезд', kind: 'OTHER', publishedBy: viewer === manager ? manager.name : null } }]);
});

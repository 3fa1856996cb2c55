import type { QueryResult } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { System } from '../platform/feature.ts';
import { newId } from '../platform/identity.ts';
import { readRows, type Reader } from '../platform/reading/rows.ts';
import { openContext } from './openContext.ts';
import { partnerOf, person } from './testing/asking.ts';
import type { Viewer } from './viewer.ts';

const readerOf = (name: string): Reader => ({ executeQuery: async () => ({ rows: [name] }) as QueryResult<never> });
const events = { lastPlace: { position: 0 } };
beforeEach(() => { events.lastPlace = { position: 4 }; });
const contextOf = (viewer: Viewer | null, replica: System['replica']) =>
  openContext({ config: { apiPointsPerSecond: 100 }, reader: readerOf('first'), readerOf: () => readerOf('first, of a client'), replica, events, features: [] } as unknown as System, { viewer, locale: 'en', requestId: '', peer: '' });

/** A replica that is fit; while it is asked the stream goes on. */
const fit: System['replica'] = {
  state: { read: 1, of: 1 },
  readers: async () => {
    events.lastPlace = { position: events.lastPlace.position + 1 };
    return { reader: () => readerOf('replica'), readerOf: ({ clientId }) => readerOf(`replica, of ${clientId}`) };
  },
};
const unfit: System['replica'] = { readers: async () => null, state: { read: 0, of: 1 } };

test('staff read with the readers of the replica; a list goes on from where the stream was before the replica was asked', async () => {
  const context = contextOf(person('SPECIALIST'), fit);
  expect(context.streamPlace()).toEqual({ position: 4 });
  const there = await context.onReplica?.();
  expect(await readRows(there?.reader ?? context.reader, 'select', [])).toEqual(['replica']);
  expect(events.lastPlace.position).toBe(5);
  expect(there?.streamPlace()).toEqual({ position: 4 });
});

test('a client’s system reads there on connections that show its own rows alone', async () => {
  const client = newId();
  const there = await contextOf(partnerOf(client), fit).onReplica?.();
  expect(there && (await readRows(there.reader, 'select', []))).toEqual([`replica, of ${client}`]);
});

test('nobody is sent to a replica that is not fit, and whoever has not signed in is not sent to any', async () => {
  expect(await contextOf(person('SPECIALIST'), unfit).onReplica?.()).toBeNull();
  expect(contextOf(null, fit).onReplica).toBeUndefined();
  expect(contextOf(person('SPECIALIST'), null).onReplica).toBeUndefined();
});

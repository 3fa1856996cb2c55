import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { EventStream } from './eventStream.ts';
import type { PlacedEvent } from './placedEvent.ts';

const eventAt = (position: number): PlacedEvent => ({
  id: String(position), position, type: 'TICKET_ANSWERED', subjectType: 'ticket', subjectId: 't', subjectVersion: 1, clientId: null,
  actor: { kind: 'SYSTEM', id: null, name: 'test' }, payload: {}, occurredAt: '2026-11-24T08:00:00.000Z',
});

/** A stream over a log of which nothing is left to be placed, and a bus by which other processes tell. */
const streamOver = async (): Promise<{ stream: EventStream; tell: (position: number) => void }> => {
  // a log of which nothing is left to be placed, and a bus by which other processes tell
  const logged: PlacedEvent[] = [];
  const query = async (text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> => {
    if (text.includes('position > $1')) return { rows: logged.filter(({ position }) => position > Number(values[0])) };
    return { rows: text.includes('exists') ? [{ unplaced: false }] : [{ position: '0' }] };
  };
  let hear: (events: readonly PlacedEvent[]) => void = () => undefined;
  const bus = { isConnected: true, start: async (heard: typeof hear) => { hear = heard; }, tell: () => undefined, stop: async () => undefined };
  const stream = new EventStream({ query } as never, { host: '/nowhere' }, createLog('silent'), bus);
  await stream.start();
  return {
    stream,
    tell: (position) => {
      logged.push(eventAt(position));
      hear([eventAt(position)]);
    },
  };
};

it('a listener that fails misses events alone, and is told of the next', async () => {
  const { stream, tell } = await streamOver();
  const [failing, other]: [number[], number[]] = [[], []];
  stream.follow((events) => {
    failing.push(...events.map(({ position }) => position));
    if (failing.length === 1) throw new Error('of a vendor');
  });
  stream.follow((events) => void other.push(...events.map(({ position }) => position)));
  tell(1);
  tell(2);
  while (other.length < 2) await nextTurn();
  expect([failing, other]).toEqual([[1, 2], [1, 2]]);
  await stream.stop();
});

it('of many listeners some are told at a time, and others are served between; each gets every event in its order, also those that come meanwhile', async () => {
  const { stream, tell } = await streamOver();
  const told: number[][] = Array.from({ length: 950 }, () => []);
  for (const list of told) stream.follow((events) => void list.push(...events.map(({ position }) => position)));
  const countOf = (position: number): number => told.filter((list) => list.includes(position)).length;

  tell(1);
  expect(countOf(1)).toBe(200);
  tell(2);
  await nextTurn();
  // the second waits until all have been told of the first
  expect([countOf(1), countOf(2)]).toEqual([400, 0]);
  while (countOf(2) < told.length) await nextTurn();
  expect(new Set(told.map(String))).toEqual(new Set(['1,2']));
  await stream.stop();
});

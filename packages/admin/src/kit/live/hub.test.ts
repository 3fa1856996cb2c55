import { expect, test } from 'vitest';
import { gql } from '../data/gql.ts';
import { createIncidents } from '../incidents.ts';
import { createLiveHub } from './hub.ts';
import type { LiveSink, LiveSource, LiveState } from './liveSource.ts';
import type { RecordEvent } from './recordEvents.ts';
import { retryDelayMs } from './liveSource.ts';

const TICKET_EVENTS = gql`subscription TicketEvents($after: Cursor) { ticketEvents(after: $after) { ack cursor event { id } } }`;
const BOARD = gql`subscription Board { slaBoard { breached } }`;

const SUM = gql`subscription Sum($after: String) { sum(after: $after) { mark whole plus } }`;
/** A whole number first, then what is added to it. */
const summed = (last: number | null, { whole, plus }: { whole: number | null; plus: number }): number => {
  if (whole === null && last === null) throw new Error('a sum of nothing');
  return whole ?? (last ?? 0) + plus;
};

/** A hub whose line, frames and waits are in the hands of the test. */
const start = () => {
  const open: { query: string; variables: () => Record<string, unknown>; sink: LiveSink }[] = [];
  const states: ((state: LiveState, again: boolean) => void)[] = [];
  const source: LiveSource = {
    subscribe: (query, variables, sink) => {
      const line = { query, variables, sink };
      open.push(line);
      // as graphql-ws does: the end that we ask for is told like any other
      return () => { open.splice(open.indexOf(line), 1); sink.complete(); };
    },
    onState: (listener) => {
      states.push(listener);
      return () => undefined;
    },
  };
  const told = { records: [] as (readonly RecordEvent[])[], gaps: 0, frames: [] as (() => void)[], later: [] as (() => void)[], clock: 0 };
  const incidents = createIncidents(() => 0, () => undefined);
  const hub = createLiveHub({
    source,
    topics: [
      { plugin: 'tickets', topic: 'tickets.events', document: TICKET_EVENTS, kind: 'events', records: (event: { id: string }) => [{ resource: 'tickets', type: 'updated', id: event.id, version: 1 }] },
      { plugin: 'sla', topic: 'board', document: BOARD, kind: 'snapshot' },
      { plugin: 'sla', topic: 'sum', document: SUM, kind: 'snapshot', fold: summed },
    ],
    onRecords: (events) => told.records.push(events),
    incidents,
    onGap: () => { told.gaps += 1; },
    schedule: (task) => told.frames.push(task),
    later: (task) => {
      told.later.push(task);
      return () => { told.later.splice(told.later.indexOf(task), 1); };
    },
    now: () => (told.clock += 1),
  });
  const frame = (cursor: string, event: unknown) => ({ ticketEvents: { ack: event === null, cursor, event } });
  return { hub, incidents, told, open, frame, state: (state: LiveState, again = false) => states.forEach((listener) => listener(state, again)) };
};

test('a topic is opened once for all its listeners and closed after the last', () => {
  const { hub, open } = start();
  const leaves = [hub.listen('tickets.events', () => undefined), hub.listen('tickets.events', () => undefined)];
  expect(open).toHaveLength(1);
  leaves[0]?.();
  expect(open).toHaveLength(1);
  leaves[1]?.();
  expect(open).toHaveLength(0);
});

test('a topic that nobody listens to any more is not opened again by its own end', () => {
  const { hub, open, told } = start();
  const leave = hub.listen('board', () => undefined);
  leave();
  expect(told.later).toEqual([]);
  const seen: unknown[] = [];
  hub.listen('board', (event) => seen.push(event));
  expect(open).toHaveLength(1);
  open[0]?.sink.next({ slaBoard: { breached: 1 } });
  expect(seen).toEqual([{ breached: 1 }]);
});

test('an unknown topic is a mistake', () => {
  expect(() => start().hub.listen('nowhere', () => undefined)).toThrow('No plugin declares the live topic nowhere');
});

test('listeners get events, not acknowledgements and heartbeats', () => {
  const { hub, open, frame } = start();
  const heard: unknown[] = [];
  hub.listen('tickets.events', (event) => heard.push(event));
  open[0]?.sink.next(frame('c1', null));
  open[0]?.sink.next(frame('c2', { id: '7' }));
  expect(heard).toEqual([{ id: '7' }]);
  expect(hub.status().lastFrameAt).toBe(2);
});

test('a reopened topic resumes after the last cursor', () => {
  const { hub, open, frame } = start();
  const leave = hub.listen('tickets.events', () => undefined);
  expect(open[0]?.variables()).toEqual({});
  open[0]?.sink.next(frame('c2', { id: '7' }));
  expect(open[0]?.variables()).toEqual({ after: 'c2' });
  leave();
  hub.listen('tickets.events', () => undefined);
  expect(open[0]?.variables()).toEqual({ after: 'c2' });
});

test('everything between two frames of the screen is applied in one go', () => {
  const { hub, open, frame, told } = start();
  hub.listen('tickets.events', () => undefined);
  open[0]?.sink.next(frame('c1', { id: '1' }));
  open[0]?.sink.next(frame('c2', { id: '2' }));
  expect(told.frames).toHaveLength(1);
  told.frames[0]?.();
  expect(told.records.map((batch) => batch.map(({ id }) => id))).toEqual([['1', '2']]);
});

test('a cursor that the server refuses means a gap: ask for everything and start afresh', () => {
  const { hub, open, frame, told } = start();
  hub.listen('tickets.events', () => undefined);
  open[0]?.sink.next(frame('c1', null));
  open[0]?.sink.error({ refused: true });
  expect(told.gaps).toBe(1);
  told.later[0]?.();
  expect(open.at(-1)?.variables()).toEqual({});
});

test('a broken line keeps the cursor and is no gap', () => {
  const { hub, open, frame, told } = start();
  hub.listen('tickets.events', () => undefined);
  open[0]?.sink.next(frame('c1', null));
  open[0]?.sink.error({ refused: false });
  told.later[0]?.();
  expect(told.gaps).toBe(0);
  expect(open.at(-1)?.variables()).toEqual({ after: 'c1' });
});

test('a line that comes back before any cursor was known is a gap', () => {
  const { hub, told, state } = start();
  hub.listen('tickets.events', () => undefined);
  state('live', true);
  expect(told.gaps).toBe(1);
});

test('leaving while a retry waits cancels the retry', () => {
  const { hub, open, told } = start();
  const leave = hub.listen('tickets.events', () => undefined);
  open[0]?.sink.error({ refused: false });
  leave();
  expect(told.later).toHaveLength(0);
});

test('a late listener of a snapshot topic sees the last snapshot at once', () => {
  const { hub, open } = start();
  hub.listen('board', () => undefined);
  open[0]?.sink.next({ slaBoard: { breached: 2 } });
  const heard: unknown[] = [];
  hub.listen('board', (event) => heard.push(event));
  expect(heard).toEqual([{ breached: 2 }]);
});

test('waits grow to a quarter of a minute and differ between windows', () => {
  expect([0, 1, 2, 10].map((attempt) => retryDelayMs(attempt, 0.5))).toEqual([500, 1000, 2000, 15_000]);
  expect(retryDelayMs(10, 0)).toBeLessThan(retryDelayMs(10, 1));
});

test('a topic whose plugin throws is noted, and its listeners hear the event', async () => {
  const { hub, open, frame, incidents } = start();
  const heard: unknown[] = [];
  hub.adopt([{ plugin: 'tickets', topic: 'tickets.events', document: TICKET_EVENTS, kind: 'events', records: () => { throw new Error('no luck'); } }]);
  hub.listen('tickets.events', (event) => heard.push(event));
  open[0]?.sink.next(frame('c1', { id: '7' }));
  await Promise.resolve();
  expect(heard).toEqual([{ id: '7' }]);
  expect(incidents.all()).toMatchObject([{ plugin: 'tickets', item: 'topic:tickets.events' }]);
});

test('topics of a changed list are taken in while the line stays open', () => {
  const { hub, open } = start();
  hub.listen('board', () => undefined);
  hub.adopt([{ plugin: 'fresh', topic: 'fresh.events', document: TICKET_EVENTS, kind: 'events' }]);
  hub.listen('fresh.events', () => undefined);
  expect(open).toHaveLength(2);
});

test('a topic whose document cannot be read is noted, its listeners live, and the others speak', async () => {
  const { hub, incidents, open } = start();
  hub.adopt([{ plugin: 'broken', topic: 'broken.events', document: { kind: 'Document', definitions: [] } as never, kind: 'events' }, { plugin: 'fresh', topic: 'fresh.events', document: TICKET_EVENTS, kind: 'events' }]);
  await Promise.resolve();
  expect(incidents.all()).toMatchObject([{ plugin: 'broken', item: 'topic:broken.events' }]);
  hub.listen('broken.events', () => undefined)();
  expect(open).toHaveLength(0);
  hub.listen('fresh.events', () => undefined);
  expect(open).toHaveLength(1);
});

test('a topic that is folded tells the whole after each frame, and resumes behind the last one', () => {
  const { hub, open, told } = start();
  const heard: unknown[] = [];
  hub.listen('sum', (event) => heard.push(event));
  expect(open[0]?.variables()).toEqual({});
  open[0]?.sink.next({ sum: { mark: 'm1', whole: 5, plus: 0 } });
  open[0]?.sink.next({ sum: { mark: 'm2', whole: null, plus: 2 } });
  open[0]?.sink.complete();
  told.later.pop()?.();
  expect(open.at(-1)?.variables()).toEqual({ after: 'm2' });
  open.at(-1)?.sink.next({ sum: { mark: 'm3', whole: null, plus: 1 } });
  expect(heard).toEqual([5, 7, 8]);
});

test('a frame that belongs to nothing that is known here has the whole asked for anew', async () => {
  const { hub, open, told, incidents } = start();
  const heard: unknown[] = [];
  hub.listen('sum', (event) => heard.push(event));
  open[0]?.sink.next({ sum: { mark: 'm1', whole: 5, plus: 0 } });
  hub.reset();
  open[0]?.sink.next({ sum: { mark: 'm2', whole: null, plus: 2 } });
  expect(open).toHaveLength(0);
  told.later.pop()?.();
  expect(open[0]?.variables()).toEqual({});
  open[0]?.sink.next({ sum: { mark: 'm3', whole: 9, plus: 0 } });
  expect(heard).toEqual([5, 9]);
  await Promise.resolve();
  expect(incidents.all()).toMatchObject([{ plugin: 'sla', item: 'topic:sum' }]);
});

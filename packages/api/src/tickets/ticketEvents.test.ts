import { expect, it } from 'vitest';
import type { EventListener, EventStream, PlacedEvent } from '../platform/events/eventStream.ts';
import { framesAfter, longestBacklog } from './ticketEvents.ts';

const eventAt = (position: number): PlacedEvent => ({
  id: String(position), position, type: 'TICKET_ANSWERED', subjectType: 'ticket', subjectId: 't', subjectVersion: 1, clientId: null,
  actor: { kind: 'SYSTEM', id: null, name: 'test' }, payload: {}, occurredAt: '2026-11-24T08:00:00.000Z',
});

/** A log without a past, and the means to add to it. */
const emptyLog = () => {
  let tell: EventListener = () => undefined;
  const follow = (listener: EventListener) => {
    tell = listener;
    return () => undefined;
  };
  return { log: { follow, lastPosition: 0, readAfter: async () => [] } as unknown as EventStream, add: (count: number) => tell(Array.from({ length: count }, (_, index) => eventAt(index + 1))) };
};

it('a subscriber that falls behind is let go with a code by which it comes back', async () => {
  const { log, add } = emptyLog();
  const frames = framesAfter(log, null, () => true);
  expect(await frames.next()).toMatchObject({ value: { ack: true } });
  add(longestBacklog + 1);
  await expect(frames.next()).rejects.toMatchObject({ extensions: { code: 'SLOW_CONSUMER' } });
});

it('a subscriber that keeps up within the backlog gets every event', async () => {
  const { log, add } = emptyLog();
  const frames = framesAfter(log, null, () => true);
  await frames.next();
  add(longestBacklog);
  for (let position = 1; position <= longestBacklog; position += 1) expect((await frames.next()).value).toMatchObject({ position });
});

import { subscribe, parse, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partnerOf, person } from '../access/testing/asking.ts';
import type { Viewer } from '../access/viewer.ts';
import { commandClock } from '../platform/clock.ts';
import { cursorOf } from '../platform/events/cursor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openDevelopmentWorld, type DevelopmentWorld } from '../tickets/testing/developmentWorld.ts';
import { BreachEngine } from './breachEngine.ts';
import { slaEvents } from './slaEvents.ts';
import { ticketsAsSubjects } from '../tickets/obligationSubjects.ts';

const clock = commandClock();
const head = person('SUPPORT_HEAD');

let world: DevelopmentWorld;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openDevelopmentWorld([]);
  await world.system.events.start();
}, scratchPatienceMilliseconds);
afterAll(() => world.system.close());

const document = parse('subscription($after: Cursor) { slaEvents(after: $after) { ack cursor event { type ticketNumber obligation { kind priority standing dueAt } } } }');
type Frame = { ack: boolean; cursor: string; event: { type: string; ticketNumber: string; obligation: { standing: string } | null } | null };
const follow = async (viewer: Viewer, after?: string) => {
  const stream = await subscribe({ schema: world.desk.schema, document, contextValue: world.desk.contextOf(viewer), variableValues: { after } });
  return Symbol.asyncIterator in stream ? { next: async () => (((await stream.next()).value as ExecutionResult).data as { slaEvents: Frame }).slaEvents, end: () => stream.return(undefined) } : stream;
};
const followed = async (viewer: Viewer, after?: string) => {
  const stream = await follow(viewer, after);
  if ('errors' in stream || !('next' in stream)) throw new Error(JSON.stringify(stream));
  return stream;
};

test('what happens to promises is told with the promise, and nothing else (§4.7)', async () => {
  const { ticket } = await world.desk.act(head, 'createTicket', { clientId: world.seim, subject: 'Срочное', body: 'Текст', priority: 'HIGH' }, 'ticket { id number }') as unknown as { ticket: { id: string; number: string } };
  await world.desk.act(head, 'assignTicket', { ticketId: ticket.id, assigneeId: null }, 'ticket { id }');
  const engine = await new BreachEngine(world.system, ticketsAsSubjects).start();
  await clock.set(Date.parse('2026-11-26T09:00:01Z'));
  await engine.stop();
  await world.system.events.catchUp();

  const stream = await followed(head, cursorOf({ position: 0 }));
  expect(await stream.next()).toEqual({ ack: true, cursor: cursorOf({ position: 0 }), event: null });
  const frames = [await stream.next(), await stream.next()];
  expect(frames.map(({ event }) => event?.type)).toEqual(['TICKET_REGISTERED', 'TICKET_REGISTERED']);
  const later: Frame[] = [];
  while (later.at(-1)?.event?.type !== 'OBLIGATION_BREACHED') later.push(await stream.next());
  expect(later.at(-1)?.event).toMatchObject({ ticketNumber: ticket.number, obligation: { kind: 'FIRST', priority: 'HIGH', standing: 'BREACHED', dueAt: '2026-11-26T09:00:00.000Z' } });
  expect(later.map(({ event }) => event?.type)).not.toContain('TICKET_ASSIGNED');
  await stream.end();

  const again = await followed(head, frames[0]?.cursor);
  await again.next();
  expect(await again.next()).toEqual(frames[1]);
  await again.end();
});

test('of all that happens it tells what opens a promise, moves, warns, ends, breaks or excuses it', () => {
  const told = (type: string): boolean => slaEvents.sees(head, { type } as Parameters<typeof slaEvents.sees>[1]);
  const about = [
    'TICKET_REGISTERED', 'CLIENT_MESSAGE_ADDED', 'TICKET_ANSWERED', 'ANSWER_WITHDRAWN', 'TICKET_POSTPONED', 'TICKET_REFUSED', 'PRIORITY_CHANGED', 'TICKETS_MERGED', 'TICKET_SPLIT',
    'OBLIGATION_AT_RISK', 'OBLIGATION_BREACHED', 'OBLIGATION_NOT_REQUIRED', 'OBLIGATION_MOVED', 'OBLIGATION_CONFIRMED', 'BREACH_EXCUSED',
  ];
  expect(about.filter((type) => !told(type))).toEqual([]);
  expect(['TICKET_ASSIGNED', 'TICKET_TAKEN', 'INTERNAL_NOTE_ADDED', 'TICKET_CLOSED', 'LETTER_SENT', ''].filter(told)).toEqual([]);
});

test('a client’s system, and who does not see the board, is refused', async () => {
  for (const viewer of [partnerOf(world.seim), { ...partnerOf(world.seim, ['tickets:read']), audience: 'staff' as const, clientId: null }])
    expect(await follow(viewer)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});

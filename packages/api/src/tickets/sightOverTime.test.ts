import { codesOf, keyScopes, type KeyScope } from '@reglament/schema';
import * as fc from 'fast-check';
import { parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { sharedSight } from '../access/sharedSight.ts';
import type { Viewer } from '../access/viewer.ts';
import type { EventListener, EventStream } from '../platform/events/eventStream.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { schemaOf } from '../platform/graphql/schema.ts';
import { SharedExecution } from '../platform/graphql/sharedExecution.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { PreviewResolver } from '../sla/preview.resolver.ts';
import { maySee } from './ticketEvents.ts';
import { TicketEventsResolver } from './ticketEvents.resolver.ts';

/*
 * Reliability, row 23: events and changes of rights in whatever order they reach a process. What runs here is what runs behind a socket:
 * the stream, the sight of each event, and answers shared by equal subscribers; only the socket itself and the database are played.
 */

const document = parse('subscription($after: Cursor) { ticketEvents(after: $after) { event { type ticketNumber actor { name } } } }');
let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await schemaOf([], [TicketEventsResolver, PreviewResolver]);
}, scratchPatienceMilliseconds);

const system = (id: string, clientId: string | null, scopes: readonly KeyScope[] = codesOf(keyScopes)): Viewer => ({ kind: 'MACHINE', id, name: id, audience: clientId === null ? 'staff' : 'client', clientId, scopes });
const viewers: readonly Viewer[] = [
  system('seim 1', 'seim'), system('seim 2', 'seim'), system('ladoga 1', 'ladoga'), system('ladoga 2', 'ladoga', ['tickets:read']), system('wall', null),
  { kind: 'STAFF', id: 'anna', name: 'Anna', email: 'anna@company.example', role: 'SPECIALIST', sessionId: 'a' }, { kind: 'STAFF', id: 'boris', name: 'Boris', email: 'boris@company.example', role: 'SPECIALIST', sessionId: 'b' },
];
const ticketsOf = ['seim', 'ladoga'] as const;

/** A log in memory: what is read of it comes when the scheduler lets it come. */
class Log {
  private readonly events: PlacedEvent[] = [];
  private readonly listeners = new Set<EventListener>();
  constructor(private readonly scheduler: fc.Scheduler) {}

  get lastPosition(): number { return this.events.length; }
  get lastPlace() { return { position: this.events.length }; }
  follow(listener: EventListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async readAfter(position: number): Promise<PlacedEvent[]> {
    return this.scheduler.schedule(Promise.resolve(this.events.slice(position, position + 2)));
  }

  async kept(): Promise<{ oldest: number; link: null }> { return { oldest: 1, link: null }; }

  add(type: string, clientId: string): void {
    const position = this.events.length + 1;
    const event: PlacedEvent = { id: `e${position}`, position, type, subjectType: 'ticket', subjectId: clientId, subjectVersion: 1, clientId, actor: { kind: 'SYSTEM', id: null, name: clientId }, payload: { number: `${position} of ${clientId}` }, occurredAt: '2026-11-24T08:00:00.000Z' };
    this.events.push(event);
    for (const listener of this.listeners) listener([event]);
  }

  eventAt(position: number): PlacedEvent | undefined { return this.events[position - 1]; }
}

type Step = { does: 'event'; type: string; of: (typeof ticketsOf)[number] } | { does: 'moved'; to: (typeof ticketsOf)[number] } | { does: 'ends' | 'comes'; who: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('event' as const), type: fc.constantFrom('TICKET_REGISTERED', 'TICKET_ANSWERED', 'INTERNAL_NOTE_ADDED', 'VENDOR_THING_DONE'), of: fc.constantFrom(...ticketsOf) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('moved' as const), to: fc.constantFrom(...ticketsOf) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('ends' as const, 'comes' as const), who: fc.nat(viewers.length - 1) }) },
);

interface Told { number: string; type: string }
interface Line { viewer: Viewer; told: Told[]; isOver: boolean; end: () => void; from: number }

/** Plays one order of things; answers what went wrong in it by the rule of what somebody may see. `heedsEnds`: whether whoever has ended is let go. */
const wrongIn = async (scheduler: fc.Scheduler, steps: readonly Step[], { sees = maySee, heedsEnds = true } = {}): Promise<string[]> => {
  const log = new Log(scheduler);
  const executions = new SharedExecution((context) => sharedSight(context as Parameters<typeof sharedSight>[0]));
  const lines: Line[] = [];
  const wrong: string[] = [];
  const loose: (() => void)[] = [];
  const comes = (viewer: Viewer): void => {
    const line: Line = { viewer, told: [], isOver: false, end: () => undefined, from: log.lastPosition };
    lines.push(line);
    const contextValue = { viewer, locale: 'en', events: log as unknown as EventStream, loaders: new Map() };
    const tell = async (result: ExecutionResult): Promise<void> => {
      const event = (result.data?.['ticketEvents'] as { event: { type: string; ticketNumber: string } | null } | undefined)?.event;
      if (line.isOver) wrong.push(`${viewer.id} is told ${JSON.stringify(result)} after its end`);
      if (event) line.told.push({ number: event.ticketNumber, type: event.type });
      // a socket that takes its time
      await scheduler.schedule(Promise.resolve());
    };
    void executions.subscribe({ schema, document, contextValue, variableValues: { after: `e${line.from}` } }, tell).then(async (stream) => {
      if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
      line.end = () => { line.isOver = true; if (heedsEnds) void stream.return?.(); };
      loose.push(() => void stream.return?.());
      if (line.isOver) line.end();
      for await (const _ of stream) wrong.push('what is told past the iterator comes through it, too');
    });
  };
  for (const viewer of [viewers[0], viewers[2]]) if (viewer) comes(viewer);
  const played = steps.map((one) => ({
    label: JSON.stringify(one),
    builder: async () => {
      if (one.does === 'event') log.add(one.type, one.of);
      // the next event of the same request is another client's
      else if (one.does === 'moved') log.add('TICKET_TAKEN', one.to);
      else if (one.does === 'comes') comes(viewers[one.who] ?? system('nobody', 'seim'));
      else for (const line of lines) if (line.viewer === viewers[one.who] && !line.isOver) line.end();
    },
  }));
  scheduler.scheduleSequence(played);
  await scheduler.waitIdle();
  for (const { viewer, told, isOver, from } of lines) {
    const places = told.map(({ number }) => Number.parseInt(number, 10));
    for (const place of places) {
      const event = log.eventAt(place);
      if (!event || !sees(viewer, event)) wrong.push(`${viewer.id} is told of ${event?.type} of ${event?.clientId}`);
    }
    const due = Array.from({ length: log.lastPosition - from }, (_, index) => from + 1 + index).filter((place) => { const event = log.eventAt(place); return event && sees(viewer, event); });
    // in order, none twice and none left out, up to where it ended
    if (JSON.stringify(places) !== JSON.stringify(isOver ? due.slice(0, places.length) : due)) wrong.push(`${viewer.id} is told ${places.join()} of ${due.join()}`);
  }
  for (const end of loose) end();
  return wrong;
};

const inAnyOrder = (runs: number, options?: Parameters<typeof wrongIn>[2]) => fc.check(fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 2, maxLength: 6 }), async (scheduler, steps) => {
  expect(await wrongIn(scheduler, steps, options)).toEqual([]);
}), { numRuns: runs });

test('P5, row 23: in ten thousand orders of events, comings and endings nobody is told of another client or after their end, and nobody misses or repeats anything', async () => {
  const { failed, counterexample, errorInstance } = await inAnyOrder(10_000);
  expect([failed, counterexample, errorInstance]).toEqual([false, null, null]);
}, 120_000);

test('whoever saw too much, or was told something after their end, would be found', async () => {
  expect((await inAnyOrder(200, { sees: (viewer, event) => maySee(viewer, event) && event.type !== 'TICKET_ANSWERED' })).failed).toBe(true);
  expect((await inAnyOrder(200, { sees: (viewer, event) => maySee(viewer, event) || event.type === 'VENDOR_THING_DONE' })).failed).toBe(true);
  expect((await inAnyOrder(200, { heedsEnds: false })).failed).toBe(true);
});

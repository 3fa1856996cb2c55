import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { clientConfig } from '../database/orm.ts';
import { newId } from '../identity.ts';
import { natsStandIn, type NatsStandIn } from '../testing/natsStandIn.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { eventsOf, messagesOf } from './busMessage.ts';
import { EventStream } from './eventStream.ts';
import type { PlacedEvent } from './placedEvent.ts';
import { NatsBus, natsOptionsOf } from './natsBus.ts';

let system: ScratchSystem;
let nats: NatsStandIn;
/** Two processes of one desk. */
let first: EventStream;
let second: EventStream;
/** What each was told, in its order. */
const told: Record<'first' | 'second', number[]> = { first: [], second: [] };
const streamOn = async (name: keyof typeof told): Promise<{ stream: EventStream; bus: NatsBus }> => {
  const bus = new NatsBus(nats.url, system.pool, system.log);
  const stream = new EventStream(system.pool, clientConfig(system.connection), system.log, bus);
  await stream.start();
  stream.follow((events) => told[name].push(...events.map(({ position }) => position)));
  return { stream, bus };
};
let buses: NatsBus[];
const reached = (isConnected: boolean): Promise<unknown> => vi.waitUntil(() => buses.every((bus) => bus.isConnected === isConnected), { timeout: 10_000, interval: 10 });

/** Commits an event and has the first process place it. */
const happens = async (count = 1, payload: unknown = {}): Promise<void> => {
  for (let time = 0; time < count; time += 1)
    await system.rows(`insert into event_log (id, type, subject_type, subject_id, subject_version, actor, payload, occurred_at) values ($1, 'NOTED', 'note', $1, 1, '{"kind":"SYSTEM"}', $2, now())`, [newId(), JSON.stringify(payload)]);
  await first.catchUp();
};
const bothTold = (): Promise<unknown> => vi.waitUntil(() => told.second.length >= told.first.length, { timeout: 5_000, interval: 5 });
const readings = (): ReturnType<typeof vi.spyOn> => vi.spyOn(second, 'readAfter');

beforeAll(async () => {
  [system, nats] = await Promise.all([scratchSystem([]), natsStandIn()]);
  const [one, other] = [await streamOn('first'), await streamOn('second')];
  [first, second, buses] = [one.stream, other.stream, [one.bus, other.bus]];
  await reached(true);
}, scratchPatienceMilliseconds);
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()]);
  await nats.close();
  await system.close();
});

describe('events of another process', () => {
  it('come by the bus, without a look into the log', async () => {
    const looked = readings();
    const before = told.second.length;
    await happens(3);
    await vi.waitUntil(() => told.second.length === before + 3, { timeout: 1_000, interval: 5 });
    expect(looked.mock.calls.length).toBeLessThanOrEqual(1);
    expect(told.second).toEqual(told.first);
    expect(nats.greetings[0]).toMatchObject({ user: 'desk', pass: 'secret' });
    looked.mockRestore();
  });

  it('are read from the log when the bus has lost some of them, none twice', async () => {
    nats.lose(1);
    await happens(2);
    await happens(1);
    await bothTold();
    expect(told.second).toEqual(told.first);
  });

  it('are read from the log when the bus has lost the last of them, and when one is too long for it', async () => {
    nats.lose(1);
    await happens();
    await bothTold();
    await happens(1, { text: 'x'.repeat(400_000) });
    await bothTold();
    expect(told.second).toEqual(told.first);
    expect(told.first).toEqual(Array.from(told.first, (_, index) => (told.first[0] ?? 0) + index));
  });

  it('come by the database while the bus is away, and by the bus again afterwards', async () => {
    await nats.close();
    await reached(false);
    await happens(2);
    await bothTold();
    expect(told.second).toEqual(told.first);
    await nats.open();
    await reached(true);
    const told1 = nats.heard.length;
    await happens(2);
    await bothTold();
    expect(nats.heard.length).toBeGreaterThan(told1);
    expect(told.second).toEqual(told.first);
  }, 30_000);
});

describe('what others write to the bus', () => {
  it('is believed only with the seal of the desk', async () => {
    const { subject = '', payload = Buffer.alloc(0) } = nats.heard.at(-1) ?? {};
    const before = [...told.second];
    const { rows: [last] } = await system.pool.query<{ key: string }>('select key from event_bus_key');
    const forged: PlacedEvent = { ...(eventsOf(payload, last?.key ?? '')?.[0] as PlacedEvent), position: second.lastPosition + 1 };
    for (const message of [...messagesOf([forged], 'another key'), Buffer.from('no message'), Buffer.alloc(0), payload]) nats.say(subject, message);
    await happens();
    await bothTold();
    expect(told.second).toEqual([...before, first.lastPosition]);
  });
});

it('many events are several messages, each short enough, in their order', () => {
  const events = Array.from({ length: 500 }, (_, index) => ({ position: index, payload: { text: 'x'.repeat(2000) } }) as unknown as PlacedEvent);
  const messages = messagesOf(events, 'key');
  expect(messages.length).toBeGreaterThan(3);
  expect(Math.max(...messages.map(({ length }) => length))).toBeLessThanOrEqual(256 * 1024);
  expect(messages.flatMap((message) => eventsOf(message, 'key') ?? [])).toEqual(events);
});

it('the setting names servers, an account or a token, and encryption', () => {
  expect(natsOptionsOf('nats://desk:p%40ss@one:4222, nats://two:4222')).toEqual({ servers: ['one:4222', 'two:4222'], user: 'desk', pass: 'p@ss' });
  expect(natsOptionsOf('tls://token@one:4222')).toEqual({ servers: ['one:4222'], token: 'token', tls: {} });
});

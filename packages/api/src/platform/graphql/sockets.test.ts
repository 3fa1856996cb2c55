import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createLog } from '../log.ts';
import { Admission } from './admission.ts';
import { documentLimits } from './limits.ts';
import { patienceOf } from './patience.ts';
import { PointBuckets } from './pointBuckets.ts';
import { serveSockets } from './sockets.ts';
import { TrustedDocuments } from './trustedDocuments.ts';

// the socket by itself, less patient than usual; test/api/limits.test.ts has the running server

/** Ticks that a test makes, for everybody who follows them. */
class Ticks {
  private readonly wakes = new Set<() => void>();
  private readonly told: string[] = [];
  followers = 0;

  tell(text: string): void {
    this.told.push(text);
    for (const wake of this.wakes) wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<{ tick: string }> {
    let at = this.told.length;
    this.followers += 1;
    try {
      for (;;) {
        while (at < this.told.length) yield { tick: this.told[at++] ?? '' };
        await new Promise<void>((resolve) => this.wakes.add(resolve));
      }
    } finally {
      this.followers -= 1;
    }
  }
}

let ticks: Ticks;
const schemaOfTicks = (): GraphQLSchema => {
  const schema = buildSchema('type Query { hello: String } type Subscription { tick: String }');
  const { tick } = (schema.getSubscriptionType() as GraphQLObjectType).getFields();
  if (tick) tick.subscribe = () => ticks;
  return schema;
};

let server: Server;
let dispose: () => Promise<void>;
/** Whether the question who somebody is can be answered; how often it was asked; whether they are still there. */
const access = { isAway: false, asked: 0, isEnded: false };
let doubt: (concerns: (somebody: object) => boolean) => void;
const usual = { initWait: 150, keepAlive: 60_000, unread: 200, recheck: 20 };

const start = async (timing = usual): Promise<void> => {
  ticks = new Ticks();
  const schema = schemaOfTicks();
  const log = createLog('silent');
  const limits = { points: 100, introspection: false, documents: 'any' as const, bucket: null, refusals: { caller: 'somebody', size: 1000, perSecond: 100 } };
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ dispose } = serveSockets(server, {
    doors: new Map([['/graphql', { schema, admission: new Admission(schema, new PointBuckets({ query: async () => ({ rows: [{ points: 1_000, taken: 100 }] }) } as never), new TrustedDocuments([], {} as never, log)), limits: documentLimits.staff }]]),
    log, clauses: {}, timing, mostUnknown: { ofAddress: 3, inAll: 4 },
    addressOf: () => 'here',
    authenticate: async () => {
      access.asked += 1;
      if (access.isAway) throw new Error('the database is away');
      return access.isEnded ? null : { locale: 'en' };
    },
    identityOf: () => 'somebody', callerOf: () => ({ id: 'somebody', sockets: 100 }), endsAt: () => Number.NaN,
    limitsFor: () => ({ limits, locale: 'en' }),
    patienceFor: () => patienceOf(1000, 'en'),
    contextFor: () => ({ locale: 'en', limits, spent: null }) as never,
    share: () => null,
    followDoubts: (ask) => {
      doubt = ask;
      return () => undefined;
    },
  }));
};
const stop = async (): Promise<void> => {
  await dispose();
  server.closeAllConnections();
  server.close();
};
beforeEach(async () => {
  Object.assign(access, { isAway: false, asked: 0, isEnded: false });
  await start();
});
afterEach(() => stop());

const open = async (protocol: string | undefined = 'graphql-transport-ws', options: { autoPong?: boolean } = {}): Promise<WebSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, protocol, options);
  onTestFinished(() => socket.on('error', () => undefined).terminate());
  await once(socket, 'open');
  return socket;
};
const say = (socket: WebSocket, message: unknown): void => socket.send(JSON.stringify(message));
const closedWith = async (socket: WebSocket): Promise<[number, string]> => {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return [code, reason.toString()];
};
const enter = async (options: { autoPong?: boolean } = {}): Promise<WebSocket> => {
  const socket = await open(undefined, options);
  say(socket, { type: 'connection_init' });
  await once(socket, 'message');
  return socket;
};
/** Follows the ticks and collects them. */
const following = async (socket: WebSocket, id = 'a'): Promise<string[]> => {
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => {
    const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: { data: { tick: string } } };
    if (type === 'next' && payload) heard.push(payload.data.tick);
  });
  const before = ticks.followers;
  say(socket, { id, type: 'subscribe', payload: { query: 'subscription { tick }' } });
  await vi.waitUntil(() => ticks.followers > before);
  return heard;
};

describe('a socket is closed', () => {
  it.each([
    ['what is no JSON', 'hello'], ['no object', '7'], ['a message of no known type', '{"type":"anything"}'], ['a subscription without a document', '{"id":"1","type":"subscribe","payload":{}}'], ['one without an id', '{"type":"subscribe","payload":{"query":"{ hello }"}}'],
  ])('with 4400 on %s', async (_what, text) => {
    const socket = await enter();
    socket.send(text);
    expect((await closedWith(socket))[0]).toBe(4400);
  });

  it('with 4406 when it does not say that it speaks the protocol', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
    expect(await closedWith(socket)).toEqual([4406, 'Subprotocol not acceptable']);
  });

  it('with 4409 when it follows twice under one id', async () => {
    const socket = await enter();
    await following(socket, 'same');
    say(socket, { id: 'same', type: 'subscribe', payload: { query: 'subscription { tick }' } });
    expect(await closedWith(socket)).toEqual([4409, 'Subscriber for same already exists']);
    await vi.waitUntil(() => ticks.followers === 0 || (ticks.tell('wake'), false));
  });

  it('with 4408 when it never says who it is, and with 4401 when it asks first', async () => {
    const [silent, hasty] = [await open(), await open()];
    say(hasty, { id: '1', type: 'subscribe', payload: { query: '{ hello }' } });
    expect(await closedWith(hasty)).toEqual([4401, 'Unauthorized']);
    expect(await closedWith(silent)).toEqual([4408, 'Connection initialisation timeout']);
  });

  it('with 1012 when the server stops, so that it comes back', async () => {
    const socket = await enter();
    const closed = closedWith(socket);
    await stop();
    expect(await closed).toEqual([1012, 'The server restarts']);
    await start();
  });

  it('when it answers no ping: half a line is none; one that answers stays', async () => {
    await stop();
    await start({ ...usual, keepAlive: 150 });
    const [half, whole] = [await enter({ autoPong: false }), await enter()];
    const heard = await following(whole);
    expect((await closedWith(half))[0]).toBe(1006);
    expect(whole.readyState).toBe(WebSocket.OPEN);
    ticks.tell('still here');
    await vi.waitUntil(() => heard.length === 1);
  });

  it('when it does not read what it is told; others are told everything meanwhile', async () => {
    const [slow, quick] = [await enter(), await enter()];
    await following(slow);
    const heard = await following(quick);
    slow.pause();
    const large = 'x'.repeat(100_000);
    const isLetGo = (): boolean => ticks.followers === 1;
    for (let index = 0; !isLetGo(); index += 1) {
      ticks.tell(`${index} ${large}`);
      await vi.waitUntil(() => heard.length === index + 1, { interval: 1, timeout: 5000 });
    }
    expect(quick.readyState).toBe(WebSocket.OPEN);
    ticks.tell('the end');
    await vi.waitUntil(() => heard.at(-1) === 'the end');
  });
});

describe('a socket of which nobody knows whose it is', () => {
  it('is one of few: where one more comes, the one that has waited longest goes; whoever says who they are stays', async () => {
    await stop();
    await start({ ...usual, initWait: 60_000 });
    const [first, second] = [await open(), await open(), await open()].map(closedWith);
    const quick = await enter();
    const farewell = [1013, 'Too many sockets have not said who they are'];
    expect(await first).toEqual(farewell);
    await open();
    await open();
    expect(await second).toEqual(farewell);
    expect(quick.readyState).toBe(WebSocket.OPEN);
  });

  it('and does not take leave is cut off all the same', async () => {
    const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
    onTestFinished(() => void line.destroy());
    line.write('GET /graphql HTTP/1.1\r\nHost: desk\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n');
    line.resume();
    const began = performance.now();
    await once(line, 'end');
    // the library by itself waits half a minute for the other side's farewell
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('may break off while it is turned away: nothing else breaks', async () => {
    for (let time = 0; time < 20; time += 1) {
      const line = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
      await once(line, 'connect');
      line.write('GET /graphql HTTP/1.1\r\nHost: desk\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      if (time % 2 === 1) await once(line, 'readable');
      line.resetAndDestroy();
    }
    expect((await enter()).readyState).toBe(WebSocket.OPEN);
  });
});

describe('the rights of a socket', () => {
  it('that could not be looked at are looked at again, sooner than the next minute', async () => {
    const socket = await enter();
    access.isAway = true;
    doubt(() => true);
    await vi.waitUntil(() => access.asked >= 3);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    Object.assign(access, { isAway: false, isEnded: true });
    expect(await closedWith(socket)).toEqual([4403, 'The session or key has ended']);
  });

  it('that are found to stand are not asked for on and on', async () => {
    await enter();
    access.isAway = true;
    doubt(() => true);
    await vi.waitUntil(() => access.asked >= 2);
    access.isAway = false;
    const asked = access.asked;
    await vi.waitUntil(() => access.asked > asked);
    const settled = access.asked;
    await enter();
    expect(access.asked).toBe(settled + 1);
  });
});

import { once, type EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import fc from 'fast-check';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import { abusive, aliases, deep, interval, intervals, nested, page, preview, previews, rootFields, signIn, tokens } from '../support/abusiveDocuments.ts';
import { logDuring } from '../support/log.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

interface Verdict {
  code: unknown;
  field: unknown;
  message: string;
}

type Errors = readonly { message: string; extensions?: { [name: string]: unknown } | undefined }[];

/** How a document was refused; null when it was answered. */
const verdictIn = (errors: Errors | undefined): Verdict | null => (errors?.[0] ? { code: errors[0].extensions?.['code'], field: errors[0].extensions?.['field'], message: errors[0].message } : null);

const overHttp = async (on: System, query: string, variables: { [name: string]: unknown } = {}, asker: Asker = on.desk): Promise<Verdict | null> => verdictIn((await on.ask(query, variables, asker)).errors);

const overSocket = async (on: System, query: string, variables: { [name: string]: unknown } = {}, asker: Exclude<Asker, null> = on.desk): Promise<Verdict | null> => {
  const client = on.socket(asker);
  try {
    const { value } = await client.iterate({ query, variables }).next();
    return verdictIn(value?.errors);
  } catch (errors) {
    return verdictIn(errors as Errors);
  } finally {
    await client.dispose();
  }
};

const roads = [['HTTP', overHttp], ['a socket', overSocket]] as const;

describe.each(roads)('over %s', (_road, verdictOn) => {
  it.each(abusive)('%s: refused, with one line in the log', async (_what, query, variables, code) => {
    const { result, lines } = await logDuring(system, () => verdictOn(system, query, variables));
    expect(result).toMatchObject({ code });
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['lists in lists in lists that are short', nested, { first: 10 }],
    ['12 levels of selection', deep(12), {}],
    ['60 aliases', aliases(60), {}],
    ['20 root fields', rootFields(20), {}],
    ['one sign-in', `mutation { ${signIn} }`, {}],
    ['4,000 tokens', tokens(4000), {}],
    ['the usual introspection', getIntrospectionQuery(), {}],
    ['a page of 100', page, { first: 100 }],
    ['an empty page', page, { first: 0 }],
    ['the last offset page', page, { page: { offset: 9_990, limit: 10 } }],
    ['1,000 previews', previews, { inputs: Array.from({ length: 1000 }, () => preview) }],
    ['previews at the ends of time', previews, { inputs: ['0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z'].map((receivedAt) => ({ ...preview, receivedAt })) }],
    ['1,000 intervals, an empty one among them', intervals, { intervals: [{ from: interval.from, to: interval.from }, ...Array.from({ length: 999 }, () => interval)] }],
    ['identifiers that are none in a filter', 'query($ids: [ID!]) { tickets(first: 1, filter: { ids: $ids, clientId: $ids, assigneeId: $ids, productId: $ids }) { nodes { id } } }', { ids: ["'; drop table ticket", 'a\u0000b'] }],
    ['a NUL in a search', 'query($text: String) { tickets(first: 1, filter: { text: $text }) { nodes { id } } }', { text: 'a\u0000%_\\' }],
  ])('%s: answered', async (_what, query, variables) => {
    expect(await verdictOn(system, query, variables)).toBeNull();
  });

  it('a wrong variable is refused in the same words however often the document has come', async () => {
    const verdicts = [];
    for (let time = 0; time < 6; time += 1) verdicts.push(await verdictOn(system, previews, { inputs: [{ ...preview, priority: 'URGENT' }] }));
    expect(new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size).toBe(1);
    expect(verdicts[0]).toMatchObject({ code: 'BAD_USER_INPUT', field: ['inputs', '0', 'priority'] });
  });
});

/** What clients may name that nests without end. */
const deepForClients = (depth: number): string => `{ ticket(id: "x") { ${'similar(first: 1) { '.repeat(depth - 2)}id ${'} '.repeat(depth - 2)}} }`;

/** At the door of clients documents are shorter: the last that is answered, the first that is not, and in which words. */
const clientEdges: [what: string, document: (count: number) => string, most: number, code: string, words: string][] = [
  ['levels of selection', deepForClients, 8, 'QUERY_TOO_COMPLEX', '9 levels of selection; at most 8'],
  ['aliases', aliases, 15, 'QUERY_TOO_COMPLEX', '16 aliases; at most 15'],
  ['root fields', rootFields, 10, 'QUERY_TOO_COMPLEX', '11 root fields; at most 10'],
  ['tokens', tokens, 1_000, 'GRAPHQL_PARSE_FAILED', '1000 tokens'],
];

describe.each(roads)('at the door of clients over %s', (_road, verdictOn) => {
  it.each(clientEdges)('%s: the most is answered, one more is refused', async (_what, document, most, code, words) => {
    expect(await verdictOn(system, document(most), {}, system.partner)).toBeNull();
    expect(await verdictOn(system, document(most + 1), {}, system.partner)).toMatchObject({ code, message: expect.stringContaining(words) as unknown });
    // it is the door of clients that says no
    expect(await verdictOn(system, document(most + 1))).toBeNull();
  });
});

/** What is mostly right; one in thirty is not. */
const mostly = (right: fc.Arbitrary<string>, ...wrong: string[]): fc.Arbitrary<string> => fc.oneof({ arbitrary: right, weight: 29 }, { arbitrary: fc.constantFrom(...wrong), weight: 1 });
const joined = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> => fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((words) => words.join(' '));
const { query: someSelection } = fc.letrec<{ ticket: string; list: string; query: string }>((tie) => {
  const selection = (field: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(field, { minLength: 1, maxLength: 3 }).map((fields) => `{ ${fields.join(' ')} }`);
  const leaf = mostly(fc.constantFrom('id', 'number', 'a: id', '__typename', 'id @include(if: true)', 'number @skip(if: $flag)', '...F', '... on Ticket { subject }', 'client { id name }', 'obligations { dueAt }', 'sla { standing }'), 'secrets', 'client', 'id { id }', '...G', 'id: number', '');
  const list = fc.constantFrom('tickets', 'a: tickets', 'tickets(first: 2)', 'b: tickets(first: $first)', 'c: tickets(last: $first)', 'd: tickets(page: { offset: 0, limit: 100 })', 'e: tickets(first: 101)', 'f: tickets(first: 1, last: 1)');
  return {
    ticket: selection(fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, joined(fc.constantFrom('similar(first: 1)'), tie('ticket')))),
    list: selection(fc.oneof(fc.constant('totalCount'), joined('nodes', tie('ticket')))),
    query: selection(mostly(fc.oneof(fc.constant('viewer { id }'), fc.constant('workingHours { open }'), joined(list, tie('list')), joined(fc.constantFrom('ticket(id: "x")', 'g: ticket(id: $id)'), tie('ticket'))), 'secrets { id }', 'viewer', 'tickets(', '__schema { nothing }', 'viewer { id } '.repeat(21))),
  };
});
/** What a selection uses is declared, mostly. */
const asked = fc.record({
  query: fc.tuple(mostly(fc.constantFrom('query', 'query A'), 'mutation', 'frobnicate'), fc.boolean(), someSelection).map(([operation, isLoose, text]) => {
    const types = { first: isLoose ? 'Int = 100' : 'Int', flag: isLoose ? 'Boolean = true' : 'Boolean!', id: 'ID!' };
    const used = Object.entries(types).filter(([name]) => text.includes(`$${name}`));
    return `${operation}${used.length > 0 ? `(${used.map(([name, type]) => `$${name}: ${type}`).join(', ')})` : ''} ${text}${text.includes('...F') ? ' fragment F on Ticket { id priority }' : ''}`;
  }),
  variables: fc.record({ first: fc.constantFrom<unknown>(1, 2, 50, 100, 101, -1, null, 'x', 1.5, 1e12), flag: fc.constantFrom<unknown>(true, false, null, 'true'), id: fc.constantFrom<unknown>('x', '', 7, null) }, { requiredKeys: [] }) as fc.Arbitrary<{ [name: string]: unknown }>,
});

describe.each([['the desk', () => system.desk], ['clients', () => system.partner]] as const)('at the door of %s', (_whose, asker) => {
  it('whatever is asked, both roads answer it or refuse it alike', async () => {
    const verdicts = new Set<unknown>();
    await fc.assert(fc.asyncProperty(asked, async ({ query, variables }) => {
      const [byHttp, bySocket] = [await overHttp(system, query, variables, asker()), await overSocket(system, query, variables, asker())];
      verdicts.add(byHttp?.code ?? null);
      expect(bySocket).toEqual(byHttp);
    }), { numRuns: 100, seed: 20 });
    // the property was asked about every kind of verdict that a document by itself can have
    expect([...verdicts]).toEqual(expect.arrayContaining([null, 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COMPLEX', 'BAD_USER_INPUT']));
  }, 20_000);
});

/** How long each of them takes to be refused, in milliseconds. */
const timed = async (verdictOf: (query: string, variables: { [name: string]: unknown }) => Promise<Verdict | null>): Promise<Map<string, number>> => {
  const took = new Map<string, number>();
  for (const [what, query, variables, code] of abusive) {
    const before = performance.now();
    expect(await verdictOf(query, variables), what).toMatchObject({ code });
    took.set(what, performance.now() - before);
  }
  return took;
};
/** Of several measures the quickest of each: what a document costs it costs each time, what else the machine does only adds. */
const quickest = (measures: readonly ReadonlyMap<string, number>[]): Map<string, number> => new Map(abusive.map(([what]) => [what, Math.min(...measures.map((one) => one.get(what) ?? Infinity))]));
/** Asks as a partner would until it is over; answers how long each question took. */
const ordinary = async (isOver: () => boolean): Promise<number[]> => {
  const took: number[] = [];
  while (took.length < 5 || !isOver()) {
    const before = performance.now();
    expect((await system.ask('{ tickets(first: 10) { nodes { id number subject } } }', {}, system.partner)).errors).toBeUndefined();
    took.push(performance.now() - before);
  }
  return took;
};
const p95 = (took: readonly number[]): number => took.toSorted((one, other) => one - other)[Math.floor(took.length * 0.95)] ?? Infinity;
const slowerThan = (limit: number, took: ReadonlyMap<string, number>): string[] => [...took].flatMap(([what, milliseconds]) => (milliseconds > limit ? [`${what}: ${Math.round(milliseconds)} ms`] : []));

describe('whatever is sent', () => {
  /** Attacks so many times, with quiet between: whatever else the machine is busy with meets both alike. */
  const during = async <T>(times: number, attack: () => Promise<T>): Promise<T[]> => {
    const [quiet, busy, results]: [number[], number[], T[]] = [[], [], []];
    for (let time = 0; time < times; time += 1) {
      const until = quiet.length + Math.ceil(100 / times);
      let count = quiet.length;
      quiet.push(...(await ordinary(() => (count += 1) >= until)));
      let isOver = false;
      const meanwhile = ordinary(() => isOver);
      results.push(await attack().finally(() => { isOver = true; }));
      busy.push(...(await meanwhile));
    }
    // one machine asks, answers and attacks: what counts is that nobody stands still
    expect(p95(busy)).toBeLessThan(Math.max(p95(quiet) * 10, 250));
    return results;
  };

  it('each such document is refused within a tenth of a second over HTTP, and who asks meanwhile is served', async () => {
    const result = await during(5, () => timed((query, variables) => overHttp(system, query, variables)));
    expect(slowerThan(100, quickest(result))).toEqual([]);
  });

  it('and over a socket', async () => {
    const result = await during(5, () => timed((query, variables) => overSocket(system, query, variables)));
    expect(slowerThan(100, quickest(result))).toEqual([]);
  });

  it('a frame of 64 MB is refused when it begins, and who asks meanwhile is served', async () => {
    // as it travels: a final text message, masked, of that length
    const header = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x04, 0, 0, 0, 1, 2, 3, 4]);
    const piece = Buffer.alloc(1024 * 1024);
    const result = await during(3, async () => {
      const socket = new WebSocket(`${system.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      socket.on('error', () => undefined);
      await once(socket, 'open');
      const before = performance.now();
      const { _socket: line, _receiver: reader } = socket as unknown as { _socket: Socket; _receiver: EventEmitter };
      // the farewell; the line itself ends after what lies in it
      const closed = once(reader, 'conclude');
      line.on('error', () => undefined).write(header);
      for (let sent = 0; sent < 4; sent += 1) line.write(piece);
      const [code] = (await closed) as [number];
      const took = performance.now() - before;
      expect(code).toBe(1009);
      await once(socket, 'close');
      return took;
    });
    expect(Math.min(...result)).toBeLessThan(100);
  });
});

describe('the socket', () => {
  const open = (options: { origin?: string } = {}, where = '/graphql'): WebSocket => {
    const socket = new WebSocket(`${system.server.url.replace('http', 'ws')}${where}`, 'graphql-transport-ws', options);
    onTestFinished(() => {
      // one that was turned away complains when it is ended
      socket.on('error', () => undefined).terminate();
    });
    return socket;
  };
  const refusedWith = async (socket: WebSocket): Promise<unknown> => {
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    return [response.statusCode, ((await json(response)) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code];
  };
  const closedWith = async (socket: WebSocket): Promise<unknown> => (await once(socket, 'close'))[0];
  const say = (socket: WebSocket, message: unknown): void => socket.send(JSON.stringify(message));
  const init = { type: 'connection_init', payload: {} as { [name: string]: unknown } };
  const signedIn = () => ({ ...init, payload: { authorization: `Bearer ${system.desk.key}` } });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'not a URL'])('turns away a page of another site, as HTTP does, within a tenth of a second: %s', async (origin) => {
    const took: { [road: string]: number[] } = { socket: [], HTTP: [] };
    for (let time = 0; time < 5; time += 1) {
      const began = performance.now();
      expect(await refusedWith(open({ origin }))).toEqual([403, 'FORBIDDEN']);
      took['socket']?.push(performance.now() - began);
      const asked = performance.now();
      const response = await fetch(`${system.server.url}/graphql`, { method: 'POST', headers: { origin, 'content-type': 'application/json', authorization: `Bearer ${system.desk.key}` }, body: JSON.stringify({ query: '{ viewer { id } }' }) });
      expect([response.status, ((await response.json()) as { errors: { extensions: { code: string } }[]; data?: unknown }).errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
      took['HTTP']?.push(performance.now() - asked);
    }
    expect(Object.entries(took).filter(([, times]) => (times.toSorted((one, other) => one - other)[2] ?? Infinity) > 100)).toEqual([]);
  });

  it('lets its own pages in', async () => {
    const socket = open({ origin: system.server.url });
    await once(socket, 'open');
    expect(socket.protocol).toBe('graphql-transport-ws');
    expect((await fetch(`${system.server.url}/graphql`, { method: 'POST', headers: { origin: system.server.url, 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ viewer { id } }' }) })).status).toBe(200);
  });

  it('is nowhere else', async () => {
    expect(await refusedWith(open({}, '/elsewhere'))).toEqual([404, 'NOT_FOUND']);
  });

  it.each([['nobody', {}], ['a key that is none', { authorization: 'Bearer rk_0123456789012345678901234567890123456789012' }], ['a key that is no text', { authorization: 7 }]])('closes on %s', async (_who, payload) => {
    const socket = open();
    await once(socket, 'open');
    say(socket, { ...init, payload });
    expect(await closedWith(socket)).toBe(4403);
  });

  it('closes on whoever asks before saying who it is', async () => {
    const socket = open();
    await once(socket, 'open');
    say(socket, { id: '1', type: 'subscribe', payload: { query: '{ viewer { id } }' } });
    expect(await closedWith(socket)).toBe(4401);
  });

  it.each([['what is no message', 'hello', 4400], ['a message of no known type', '{"type":"anything"}', 4400], ['a second subscription under one id', '{"id":"a","type":"subscribe","payload":{"query":"subscription { ticketEvents { ack } }"}}', 4409]])('closes on %s', async (_what, text, code) => {
    const socket = open();
    await once(socket, 'open');
    say(socket, signedIn());
    await once(socket, 'message');
    const closed = closedWith(socket);
    socket.send(text);
    if (code === 4409) socket.send(text);
    expect(await closed).toBe(code);
  });

  it('closes on whoever does not say that it speaks the protocol', async () => {
    const socket = new WebSocket(`${system.server.url.replace('http', 'ws')}/graphql`);
    expect(await closedWith(socket)).toBe(4406);
  });

  it('closes on whoever introduces itself twice', async () => {
    const socket = open();
    await once(socket, 'open');
    say(socket, signedIn());
    await once(socket, 'message');
    say(socket, signedIn());
    expect(await closedWith(socket)).toBe(4429);
  });

  it('closes on whoever says nothing', async () => {
    const socket = open();
    expect(await closedWith(socket)).toBe(4408);
  });

  it('closes on a frame of more than 256 KB', async () => {
    const socket = open();
    await once(socket, 'open');
    say(socket, { ...signedIn(), payload: { text: 'x'.repeat(300_000) } });
    expect(await closedWith(socket)).toBe(1009);
  });

  it('closes on whoever floods it with messages, and on nobody else', async () => {
    const [calm, flooding] = [open(), open()];
    await Promise.all([once(calm, 'open'), once(flooding, 'open')]);
    for (const socket of [calm, flooding]) {
      say(socket, signedIn());
      await once(socket, 'message');
    }
    const closed = closedWith(flooding);
    for (let time = 0; time < 200; time += 1) say(flooding, { type: 'ping' });
    expect(await closed).toBe(4429);
    say(calm, { type: 'ping' });
    expect(JSON.parse(String((await once(calm, 'message'))[0]))).toEqual({ type: 'pong' });
  });

  it('a system holds 50 sockets; one more is to come later', async () => {
    const partner = { ...init, payload: { authorization: `Bearer ${system.partner.key}` } };
    const enter = async (): Promise<WebSocket> => {
      const socket = open({}, '/client/graphql');
      await once(socket, 'open');
      say(socket, partner);
      return socket;
    };
    const entered = await Promise.all(Array.from({ length: 50 }, async () => {
      const socket = await enter();
      await once(socket, 'message');
      return socket;
    }));
    expect(await closedWith(await enter())).toBe(1013);
    const [first] = entered;
    first?.close();
    await vi.waitUntil(async () => {
      const socket = await enter();
      return (await Promise.race([once(socket, 'message'), closedWith(socket)])) !== 1013;
    });
  });

  it('holds 50 subscriptions; one more is refused', async () => {
    const client = system.socket();
    const subscription = 'subscription { ticketEvents { ack } }';
    const streams = Array.from({ length: 50 }, () => client.iterate({ query: subscription }));
    for (const stream of streams) expect((await stream.next()).value?.errors).toBeUndefined();
    await expect(client.iterate({ query: subscription }).next()).rejects.toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
    await client.dispose();
  });
});

describe('a fault of ours', () => {
  it('says only under which number we find it; the log knows the rest; the server stays', async () => {
    const broken = await startSystem();
    onTestFinished(() => broken.stop());
    const postmaster = Number(readFileSync(path.join(broken.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGQUIT');
    const isGone = (): boolean => {
      try { return !process.kill(postmaster, 0); } catch { return true; }
    };
    // it takes no new connection before its last one has ended
    await vi.waitUntil(async () => isGone() && (await fetch(`${broken.server.url}/ready`)).status === 503, { timeout: 10_000 });
    const query = '{ workingHours { open } regulationVersion { number } }';
    for (let time = 0; time < 5; time += 1) {
      const answer = await broken.ask(query, {}, null);
      const number = String(answer.errors?.[0]?.extensions['requestId']);
      expect(answer.errors).toEqual([expect.objectContaining({ message: `Internal error; quote ${number}`, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: number } })]);
      await broken.server.printed((output) => output.includes(`"requestId":"${number}"`));
    }
    expect((await fetch(`${broken.server.url}/health`)).status).toBe(200);
    expect((await fetch(`${broken.server.url}/ready`)).status).toBe(503);
  });
});

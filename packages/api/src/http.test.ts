import { connect, type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createClient, type Client } from 'graphql-ws';
import { GraphQLError } from 'graphql';
import { Arg, Ctx, Mutation, Query, Resolver, Subscription } from 'type-graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import type { Context } from './access/context.ts';
import calendar from './calendar/index.ts';
import { Client as ClientCompany } from './clients/client.entity.ts';
import clients from './clients/index.ts';
import { serveHttp } from './http.ts';
import { issueKey } from './partners/keys.ts';
import { MachineUser } from './partners/machineUser.entity.ts';
import partners from './partners/index.ts';
import { systemActor } from './platform/events/actor.ts';
import type { Feature } from './platform/feature.ts';
import { schemaOf } from './platform/graphql/schema.ts';
import { newId } from './platform/identity.ts';
import { readRows } from './platform/reading/connection.ts';
import regulation from './regulation/index.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from './platform/testing/scratchSystem.ts';

@Resolver()
class SlowResolver {
  @Query(() => String)
  async slow(@Ctx() context: Context, @Arg('word', () => String) word: string): Promise<string> {
    await readRows(context.reader, `select pg_sleep(60) /* ${word} */`, []);
    return word;
  }

  @Query(() => String)
  viewer(): string {
    return 'nobody';
  }
}
const inside = 'relation "secret_table" in /opt/secret/vendor.ts';
/** What a vendor's code may throw, by its kind. */
const thrown: Readonly<Record<string, () => unknown>> = {
  error: () => new Error(inside),
  'error of the database': () => Object.assign(new Error(inside), { code: '42P01', detail: inside, hint: inside }),
  'GraphQL error of its own': () => new GraphQLError(inside, { extensions: { code: 'SECRET_OF_VENDOR', query: inside } }),
  text: () => inside,
};
const throwing = (kind: string): string => {
  throw thrown[kind]?.();
};

@Resolver()
class BrokenResolver {
  @Query(() => String)
  breakingQuery(@Arg('kind', () => String) kind: string): string {
    return throwing(kind);
  }

  @Mutation(() => String)
  breakingAct(@Arg('kind', () => String) kind: string): string {
    return throwing(kind);
  }

  @Subscription(() => String, { subscribe: async function* () { yield 'a frame'; } })
  breakingFrame(@Arg('kind', () => String) kind: string): string {
    return throwing(kind);
  }

  @Subscription(() => String, { subscribe: ({ args }) => throwing(String(args['kind'])) as never })
  breakingBefore(@Arg('kind', () => String) kind: string): string {
    return kind;
  }
}
const broken: Feature = { name: 'vendor-broken', resolvers: [BrokenResolver], clientSide: { Query: ['breakingQuery'], Mutation: ['breakingAct'], Subscription: ['breakingFrame', 'breakingBefore'] } };
// every answer tells the desk's hours, so the regulation is there in this file too, whichever ran before it
const features: Feature[] = [calendar, regulation, clients, partners, { name: 'vendor-slow', resolvers: [SlowResolver] }, broken];

let system: ScratchSystem;
let app: FastifyInstance;
let address: string;
let key: string;
let keyOfClient: string;
beforeAll(async () => {
  system = await scratchSystem(features, { config: { requestMilliseconds: 1_000, trustedProxies: ['127.0.0.1'], apiPointsPerSecond: 1 } });
  key = (await system.workshop.perform(systemActor, async (work) => issueKey(work, work.em.create(MachineUser, { id: newId(), name: 'Wall', audience: 'staff' }), ['tickets:read'], null))).result;
  keyOfClient = (await system.workshop.perform(systemActor, async (work) => {
    const client = work.em.create(ClientCompany, { id: newId(), key: 'LADOGA', name: 'Ладога', locale: 'ru' } as never);
    return issueKey(work, work.em.create(MachineUser, { id: newId(), name: 'ERP', audience: 'client', client }), ['tickets:read'], null);
  })).result;
  app = await serveHttp(system, await schemaOf(features), features);
  await app.listen({ host: '127.0.0.1', port: 0 });
  address = `127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`;
}, scratchPatienceMilliseconds);
afterAll(async () => {
  await app.close();
  await system.close();
});

const underWay = async (word: string): Promise<number> =>
  (await system.rows("select from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like $1", [`%${word}%`])).length;
const gone = (word: string): Promise<boolean> => vi.waitUntil(async () => (await underWay(word)) === 0, { timeout: 900 });
const ask = async (word: string, signal?: AbortSignal): Promise<{ errors: { message: string; extensions: { code: string } }[] }> => {
  const response = await fetch(`http://${address}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en' }, body: JSON.stringify({ query: 'query($word: String!) { slow(word: $word) }', variables: { word } }), ...(signal ? { signal } : {}),
  });
  return response.json() as never;
};
const socket = (): Client => createClient({ url: `ws://${address}`, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${key}` }, lazy: true, retryAttempts: 0 });
const askBySocket = (client: Client, word: string) => client.iterate({ query: 'query($word: String!) { slow(word: $word) }', variables: { word } }).next();

test('a caller who hangs up leaves no statement behind', async () => {
  const caller = new AbortController();
  const asking = ask('hungUp', caller.signal).catch((error: unknown) => error);
  await vi.waitUntil(async () => (await underWay('hungUp')) === 1);
  caller.abort();
  await gone('hungUp');
  await asking;
});

test('what lasts too long is answered with TIMED_OUT, and is gone from the database', async () => {
  const { errors } = await ask('tooLong');
  expect(errors).toMatchObject([{ message: expect.stringContaining('took longer than 1 s') as unknown, extensions: { code: 'TIMED_OUT' } }]);
  await gone('tooLong');
});

test('the same over a socket: when it closes, and when it lasts too long', async () => {
  const leaving = socket();
  const asking = askBySocket(leaving, 'closed').catch((error: unknown) => error);
  await vi.waitUntil(async () => (await underWay('closed')) === 1);
  leaving.terminate();
  await gone('closed');
  await asking;

  const waiting = socket();
  const { value } = await askBySocket(waiting, 'lateBySocket');
  expect(value?.errors).toMatchObject([{ extensions: { code: 'TIMED_OUT' } }]);
  await gone('lateBySocket');
  await waiting.dispose();
});

const post = async (query: string, { key: authorization, from = '198.51.100.7' }: { key?: string; from?: string } = {}) => {
  const response = await fetch(`http://${address}`, {
    method: 'POST', body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json', 'accept-language': 'en', 'x-forwarded-for': from, ...(authorization ? { authorization: `Bearer ${authorization}` } : {}) },
  });
  return { status: response.status, headers: response.headers, ...((await response.json()) as { errors?: { extensions: { code: string } }[] }) };
};
const codeOf = async (answer: ReturnType<typeof post>): Promise<string | undefined> => (await answer).errors?.[0]?.extensions.code;

test('whoever is nobody pays by their address, also for what is refused; other addresses and systems go on', async () => {
  const codes: (string | undefined)[] = [];
  for (const query of ['{ nonsense', '{ secrets }', `{ ${'slow(word: "x") '.repeat(21)} }`]) codes.push(await codeOf(post(query)));
  expect(codes).toEqual(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COMPLEX']);
  // a thousand points, ten for each
  let sent = codes.length;
  for (let code: string | undefined = ''; code !== 'RATE_LIMITED' && sent < 400; sent += 1) code = await codeOf(post(`{ nonsense${' '.repeat(1_000)}`));
  expect(sent).toBeLessThan(400);
  const { status, headers } = await post('{ clients { totalCount } }');
  expect(status).toBe(429);
  // a colleague behind the same address can sign in all the same; a long text is not even read
  expect(await codeOf(post('{ viewer }'))).toBeUndefined();
  expect(await codeOf(post('{ viewer clients { totalCount } }'))).toBe('RATE_LIMITED');
  expect((await post(`{ ${'x'.repeat(1_000)} }`)).status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await post('{ __typename }', { from: '198.51.100.8' })).errors).toBeUndefined();
  expect((await post('{ __typename }', { key })).errors).toBeUndefined();
});

/** Answers over HTTP, and over a socket. */
const roads = {
  HTTP: async (path: string, by: string, query: string, variables: Record<string, unknown>): Promise<unknown> =>
    (await fetch(`http://${address.replace('/graphql', path)}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${by}` }, body: JSON.stringify({ query, variables }) })).json(),
  'a socket': async (path: string, by: string, query: string, variables: Record<string, unknown>): Promise<unknown> => {
    const client = createClient({ url: `ws://${address.replace('/graphql', path)}`, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${by}` }, lazy: true, retryAttempts: 0 });
    try {
      return (await client.iterate({ query, variables }).next()).value;
    } catch (errors) {
      return { errors };
    } finally {
      await client.dispose();
    }
  },
} as const;

describe('a flood of nobody', () => {
  const answers = (from: string, queries: readonly string[]): Promise<(string | undefined)[]> => Promise.all(queries.map((query) => codeOf(post(query, { from }))));
  const counts = (codes: readonly (string | undefined)[]): Record<string, number> => Object.fromEntries([...Map.groupBy(codes, (code) => String(code))].map(([code, all]) => [code, all.length]));

  test('of new documents at once is stopped by the points that it has, short ones and unknown fields, too', async () => {
    const told = counts(await answers('198.51.100.20', Array.from({ length: 150 }, (_, index) => `{ nix${index} }`)));
    expect(told).toEqual({ GRAPHQL_VALIDATION_FAILED: 100, RATE_LIMITED: 50 });
  });

  test('of one field a thousand times is refused before it is compared with itself', async () => {
    const told = counts(await answers('198.51.100.21', Array.from({ length: 30 }, () => `{ viewer { ${'__typename '.repeat(990)} } }`)));
    expect(told).toEqual({ QUERY_TOO_COMPLEX: 30 });
  });

  test('of wrong questions that are free for nobody comes to an end, too; who signs in by a question that was let in before is not kept out', async () => {
    const from = '198.51.100.23';
    expect(await codeOf(post('{ viewer }', { from: '198.51.100.24' }))).toBeUndefined();
    const told = counts(await answers(from, Array.from({ length: 150 }, (_, index) => `{ viewer { nope${index} } }`)));
    expect(told['RATE_LIMITED']).toBeGreaterThan(25);
    expect(await codeOf(post('{ viewer }', { from }))).toBeUndefined();
  });

  test.each([
    ['subscriptions over HTTP', (index: number) => `subscription s${index} { breakingFrame(kind: "text") }`],
    ['operations that are not there', (index: number) => `query q${index} { slow(word: "x") } query r${index} { __typename }`],
  ])('of %s is stopped as soon', async (what, document) => {
    const told = counts(await answers(`198.51.101.${what.length}`, Array.from({ length: 150 }, (_, index) => document(index))));
    expect(told['RATE_LIMITED']).toBe(50);
  });

  test('leaves whoever sends sound documents what they had', async () => {
    const from = '198.51.100.22';
    for (let index = 0; index < 120; index += 1) expect(await codeOf(post(`query q${index} { __typename }`, { from }))).toBeUndefined();
  });
});

describe.each(['HTTP', 'a socket'] as const)('an operation that its document does not have, over %s', (road) => {
  const ways = {
    HTTP: (query: string, operationName: string) => fetch(`http://${address}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify({ query, operationName }) }).then((response) => response.json()),
    'a socket': async (query: string, operationName: string) => {
      const client = socket();
      const errors = await client.iterate({ query, operationName }).next().catch((reason: unknown) => reason);
      await client.dispose();
      return { errors };
    },
  };

  test.each(['query q { breakingQuery(kind: "text") }', 'mutation m { breakingAct(kind: "text") }', 'query a { __typename } query b { breakingQuery(kind: "text") }'])('is refused, and nothing of it is done: %s', async (query) => {
    const logged = vi.spyOn(system.log, 'error');
    try {
      expect(await ways[road](query, 'zz')).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] });
      // what is carried out fails by a fault, which is logged
      expect(logged).not.toHaveBeenCalled();
    } finally {
      logged.mockRestore();
    }
  });

  test('costs what a refused document costs', async () => {
    const remaining = async (): Promise<number> => Number((await post('{ __typename }', { key })).headers.get('ratelimit-remaining'));
    const before = await remaining();
    for (let index = 0; index < 10; index += 1) await ways[road](`query q${index} { __typename }`, 'zz');
    expect(await remaining()).toBeLessThan(before - 80);
  });
});

describe('what is no request of GraphQL', () => {
  const send = (method: string, headers: Record<string, string>, body?: string) => fetch(`http://${address}`, { method, headers: { 'accept-language': 'ru', ...headers }, ...(body === undefined ? {} : { body }) });
  const json = { 'content-type': 'application/json' };

  test.each([
    ['no JSON', 'POST', json, '{"query', 400, 'это не JSON'],
    ['an empty body', 'POST', json, '', 400, 'Запрос пуст'],
    ['another kind', 'POST', { 'content-type': 'application/xml' }, '<a/>', 415, 'application/json'],
    ['another method', 'PUT', json, '{}', 405, 'методом POST'],
  ])('%s is told so in its form, with a number, in the language that was asked for', async (_what, method, headers, body, status, words) => {
    const response = await send(method, headers, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ errors: [{ message: expect.stringContaining(words) as unknown, extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) as unknown } }] });
  });

  test('a question by GET is told how to ask', async () => {
    const response = await fetch(`http://${address}?query=%7B__typename%7D`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each([['the desk', '/graphql', () => key, 'breakingFrame'], ['clients', '/client/graphql', () => keyOfClient, 'breakingFrame']] as const)('a subscription over HTTP is told where it belongs, at the door of %s', async (_whose, path, by, field) => {
    expect(await roads.HTTP(path, by(), `subscription { ${field}(kind: "text") }`, {})).toMatchObject({ errors: [{ message: expect.stringContaining('WebSocket') as unknown, extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('a program that offers HTTP/2 is answered in the HTTP that it came with', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const line = connect(Number(address.split(/[:/]/)[1]), '127.0.0.1', () => line.write('GET /health HTTP/1.1\r\nHost: desk\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n'));
      line.once('data', (data) => { line.destroy(); resolve(String(data)); }).once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test('a system pays for its refused documents on both roads', async () => {
  const remaining = async (): Promise<number> => Number((await post('{ __typename }', { key })).headers.get('ratelimit-remaining'));
  const before = await remaining();
  for (let time = 0; time < 20; time += 1) await post('{ secrets }', { key });
  const client = socket();
  for (let time = 0; time < 20; time += 1) await client.iterate({ query: '{ nonsense' }).next().catch(() => undefined);
  await client.dispose();
  expect(await remaining()).toBeLessThan(before - 300);
});

describe('a key in the address', () => {
  const inAddress = (path: string, method: string, headers: Record<string, string> = {}) => fetch(`http://${address.replace('/graphql', path)}`, { method, headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers }, ...(method === 'POST' ? { body: '{"query":"{ __typename }"}' } : {}) });
  const sentence = expect.stringContaining('Authorization: Bearer') as unknown;

  test.each(['/graphql?key=', '/graphql?access_token=', '/client/graphql?token='])('%s is refused with what to do, though the right one comes beside it', async (path) => {
    const response = await inAddress(`${path}${key}`, 'POST', { authorization: `Bearer ${key}` });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ errors: [{ message: sentence, extensions: { code: 'KEY_IN_ADDRESS', requestId: expect.any(String) as unknown } }] });
  });

  test('is refused at the door of files and of sockets, too', async () => {
    const warned = vi.spyOn(system.log, 'warn');
    const file = await inAddress(`/attachments/${newId()}/a.txt?api_key=x`, 'GET');
    expect(file.status).toBe(400);
    expect(await file.json()).toMatchObject({ userErrors: [{ code: 'KEY_IN_ADDRESS', message: sentence }] });
    const refused = await new Promise<string>((resolve) => {
      const line = new WebSocket(`ws://${address}?token=${key}`, 'graphql-transport-ws');
      line.on('unexpected-response', (_request, response) => { let text = ''; response.on('data', (part) => { text += String(part); }).on('end', () => resolve(`${response.statusCode} ${text}`)); });
      line.on('error', () => undefined);
    });
    expect(refused).toMatch(/^400 .*Authorization: Bearer/);
    // over sockets whoever runs the desk is told as well
    expect(warned.mock.calls.map(([about]) => about as unknown)).toContainEqual(expect.objectContaining({ code: 'KEY_IN_ADDRESS', path: '/graphql', keyBegins: key.slice(0, 10) }));
    warned.mockRestore();
  });

  test('other questions hurt nobody', async () => {
    expect(await (await inAddress('/graphql?trace=1', 'POST')).json()).toMatchObject({ data: { __typename: 'Query' } });
  });
});

describe.each([
  ['the desk', '/graphql', () => key],
  ['clients', '/client/graphql', () => keyOfClient],
] as const)('what a vendor’s code throws at the door of %s', (_whose, path, by) => {
  test.each([
    ['HTTP', 'query', 'breakingQuery'], ['HTTP', 'mutation', 'breakingAct'],
    ['a socket', 'query', 'breakingQuery'], ['a socket', 'mutation', 'breakingAct'], ['a socket', 'subscription', 'breakingFrame'], ['a socket', 'subscription', 'breakingBefore'],
  ] as const)('over %s in a %s (%s) shows a number and nothing of the inside; under it the log tells the rest', async (road, operation, field) => {
    const logged = vi.spyOn(system.log, 'error');
    try {
      for (const kind of Object.keys(thrown)) {
        logged.mockClear();
        const answer = await roads[road](path, by(), `${operation}($kind: String!) { ${field}(kind: $kind) }`, { kind }) as { errors: { message: string; extensions: { requestId: string } }[] };
        const [error] = answer.errors;
        const number = String(error?.extensions.requestId);
        expect(answer.errors, kind).toEqual([{ message: `Internal error; quote ${number}`, locations: [expect.anything()], path: [field], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: number } }]);
        expect(number).toMatch(/^[\da-f-]{36}$/);
        expect(JSON.stringify(answer)).not.toMatch(/secret/i);
        expect(logged.mock.calls.map(([told]) => told as unknown), kind).toEqual([{ requestId: number, error: expect.anything() as unknown }]);
        expect(JSON.stringify(logged.mock.calls)).toContain('secret_table');
      }
    } finally {
      logged.mockRestore();
    }
  });
});

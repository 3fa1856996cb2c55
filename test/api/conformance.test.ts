import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
let url: string;
beforeAll(async () => {
  // ten points a second: the bucket of a partner holds a thousand, that of the desk's own systems ten thousand
  system = await startSystem({ API_POINTS_PER_SECOND: '10' });
  url = `${system.server.url}/graphql`;
  await system.at('2026-11-24T11:00:00+03:00');
});
afterAll(() => system.stop());

const headersOf = ({ key }: { key: string }): Record<string, string> => ({ 'content-type': 'application/json', authorization: `Bearer ${key}` });
const post = (body: unknown, headers: Record<string, string> = headersOf(system.desk), to = url): Promise<Response> => fetch(to, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

interface Told {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}
const postAsPartner = (body: unknown, headers: Record<string, string> = {}): Promise<Response> => post(body, { ...headersOf(system.partner), ...headers }, `${system.server.url}/client/graphql`);
const told = async (response: Response): Promise<Told> => (await response.json()) as Told;

/** A key of the partner's client that may read the schema: audits ask for more than a usual one. */
let readerOfClient: { key: string };
beforeAll(async () => {
  const [head, records] = [await system.signIn('SUPPORT_HEAD'), recordsOf(system)];
  const { viewer } = await system.get<{ viewer: { clientId: string } }>('{ viewer { clientId } }', {}, system.partner);
  const { id } = await records.done<{ id: string }>('createMachineUser', 'machineUser', 'id', { name: 'Auditor', clientId: viewer.clientId }, head);
  const { issueApiKey } = await system.get<{ issueApiKey: { key: string } }>('mutation($input: IssueApiKeyInput!) { issueApiKey(input: $input) { key } }', { input: { id, scopes: ['tickets:read', 'schema:read'] } }, head);
  readerOfClient = { key: issueApiKey.key };
});

describe.each([
  ['the desk', '/graphql', () => system.desk],
  ['clients', '/client/graphql', () => readerOfClient],
] as const)('GraphQL over HTTP at the door of %s', (_whose, door, asker) => {
  const address = (): string => `${system.server.url}${door}`;
  const audits = serverAudits({ url: address, fetchFn: (at: string, init: RequestInit = {}) => fetch(at, { ...init, headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${asker().key}` } }) });

  it('there are 61 audits', () => expect(audits).toHaveLength(61));

  it.each(audits.map(({ id, name, fn }) => [`${id} ${name}`, fn] as const))('%s', async (_name, fn) => {
    const result = await fn();
    expect(['ok', 'notice'], 'reason' in result ? result.reason : '').toContain(result.status);
  });

  it('what the pages of other sites can send without asking is not answered', async () => {
    const document = JSON.stringify({ query: '{ __typename }' });
    const form = new FormData();
    for (const [name, value] of [['operations', document], ['map', '{}'], ['query', '{ __typename }']] as const) form.set(name, value);
    const { 'content-type': _json, ...headers } = headersOf(asker());
    const posted = (body: string | FormData, more: Record<string, string> = {}): Promise<Response> => fetch(address(), { method: 'POST', headers: { ...headers, ...more }, body });
    const sent = [await posted(document, { 'content-type': 'text/plain' }), await posted(document, { 'content-type': 'text/plain; charset=utf-8' }), await posted(form), await posted('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' })];
    expect(sent.map(({ status }) => status)).toEqual([400, 400, 415, 415]);
    for (const response of sent) expect(await response.text()).not.toContain('"data"');
    // the same is answered as JSON
    expect(await told(await posted(document, { 'content-type': 'application/json' }))).toMatchObject({ data: { __typename: 'Query' } });
  });
});

describe('what graphql-cop looks for', () => {
  const aliases = (count: number): string => `{ ${Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')} }`;
  const circular = `{ __schema { types { ${'fields { type { '.repeat(5)}name${' } }'.repeat(5)} } } }`;

  it.each([
    ['a hundred aliases', { query: aliases(101) }, 'QUERY_TOO_COMPLEX'],
    ['a hundred directives', { query: `{ __typename ${'@include(if: true) '.repeat(101)}}` }, 'QUERY_TOO_COMPLEX'],
    ['one field five hundred times', { query: `{ ${'__typename '.repeat(500)}}` }, 'QUERY_TOO_COMPLEX'],
    ['an introspection in circles', { query: circular }, 'QUERY_TOO_COMPLEX'],
    ['many requests in one', Array.from({ length: 10 }, () => ({ query: '{ __typename }' })), 'BAD_REQUEST'],
  ])('%s: refused within 100 ms', async (_what, body, code) => {
    const taken: number[] = [];
    // the best of three: what the others have to wait for is the machine
    for (let time = 0; time < 3; time += 1) {
      const began = performance.now();
      const answer = await told(await post(body));
      taken.push(performance.now() - began);
      expect(answer.errors?.map(({ extensions }) => extensions['code'])).toContain(code);
    }
    expect(Math.min(...taken)).toBeLessThan(100);
  });

  it.each([['a query', '{__typename}'], ['an act', 'mutation{signOut{userErrors{code}}}']])('%s by GET is not answered', async (_what, query) => {
    const response = await fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { accept: 'application/json' } });
    expect(await response.text()).not.toContain('"data"');
  });

  it('nobody gets a page for exploring, or the times of resolvers', async () => {
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(await page.text()).not.toMatch(/graphiql|playground|apollo/i);
    expect((await told(await post({ query: '{ __typename }' }))).extensions).not.toHaveProperty('tracing');
  });

  it('what goes wrong shows nothing of the inside', async () => {
    for (const body of ['{', '[]', 'null', { query: 7 }, { query: '{ viewer { id } }', variables: 'x' }, { query: '' }]) expect(await (await post(body)).text()).not.toMatch(/node_modules|\.ts:|at \w+ \(/);
  });
});

describe('the schema is for staff and for keys that may read it', () => {
  const whole = '{ __schema { queryType { name } } }';
  const keyOfWall = (): Asker => {
    const found = system.credentials.keys.find(({ audience, scopes }) => audience === 'staff' && !scopes.includes('schema:read'));
    return { key: found?.key ?? '' };
  };
  const askers: [string, () => Asker, string | null][] = [
    ['the desk’s own system with the scope', () => system.desk, null],
    ['a system without it', keyOfWall, 'INTROSPECTION_CLOSED'],
    ['a partner', () => system.partner, 'INTROSPECTION_CLOSED'],
    ['nobody', () => null, 'INTROSPECTION_CLOSED'],
  ];

  it.each(askers)('%s', async (_who, asker, code) => {
    for (const document of [whole, '{ ...A } fragment A on Query { __type(name: "Ticket") { name } }']) expect((await system.ask(document, {}, asker())).errors?.[0]?.extensions['code'] ?? null).toBe(code);
  });

  it('a person of the staff', async () => {
    expect((await system.ask(whole, {}, await system.signIn('SPECIALIST'))).errors).toBeUndefined();
  });

  it('nobody else is told what they may have meant', async () => {
    const misspelt = '{ ticketz { id } }';
    expect((await system.ask(misspelt, {}, system.desk)).errors?.[0]?.message).toContain('Did you mean');
    const refused = await system.ask(misspelt, {}, system.partner);
    expect(refused.errors?.[0]).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(refused.errors?.[0]?.message).not.toContain('Did you mean');
    const overSocket = system.socket(system.partner).iterate({ query: misspelt }).next();
    await expect(overSocket).rejects.toEqual([expect.objectContaining({ message: expect.not.stringContaining('Did you mean') as unknown })]);
  });
});

it('an act under an idempotency key is done once, over HTTP and over a socket', async () => {
  const query = 'mutation($input: CreateTicketInput!) { createTicket(input: $input) { ticket { number } eventIds userErrors { code } } }';
  const variables = { input: { subject: 'Once', body: 'Whatever happens to the line' } };
  const headers = { 'idempotency-key': 'order-4711' };
  const answers = await Promise.all(Array.from({ length: 5 }, async () => (await told(await postAsPartner({ query, variables }, headers))).data));
  expect(answers[0]).toMatchObject({ createTicket: { ticket: { number: expect.any(String) as unknown }, userErrors: [] } });
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const { value } = await system.socket(system.partner).iterate({ query, variables, extensions: { idempotencyKey: 'order-4711' } }).next();
  expect(value?.data).toEqual(answers[0]);
});

describe('a partner pays in points', () => {
  const list = 'query($first: Int) { tickets(first: $first) { nodes { id client { id } } } }';
  const ask = (first: number): Promise<Response> => postAsPartner({ query: list, variables: { first } });

  it('is told what a request cost and what is left', async () => {
    const response = await ask(10);
    expect((await told(response)).extensions).toMatchObject({ cost: { points: 21, limit: 1000, remaining: expect.any(Number) as unknown } });
    expect(response.headers.get('ratelimit-limit')).toBe('1000');
    expect(Number(response.headers.get('ratelimit-remaining'))).toBeLessThan(1000);
    const { rateLimitStatus } = await system.get<{ rateLimitStatus: Record<string, number> }>('{ rateLimitStatus { cost mostPerRequest limit remaining pointsPerSecond } }', {}, system.partner);
    expect(rateLimitStatus).toMatchObject({ cost: 1, mostPerRequest: 1000, limit: 1000, pointsPerSecond: 10 });
    const person = await system.get<{ rateLimitStatus: Record<string, number> }>('{ rateLimitStatus { mostPerRequest limit remaining } }', {}, await system.signIn('SPECIALIST'));
    expect(person.rateLimitStatus).toEqual({ mostPerRequest: 10_000, limit: null, remaining: null });
  });

  it('may not ask for too much at once', async () => {
    const much = 'query($first: Int) { a: tickets(first: $first) { nodes { client { id } obligations { id } } } b: tickets(first: $first) { nodes { obligations { id } } } }';
    const { errors } = await told(await postAsPartner({ query: much, variables: { first: 100 } }, { 'accept-language': 'en' }));
    expect(errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'QUERY_TOO_COMPLEX', limit: 1000, dearest: 'a' }) as unknown, message: expect.stringContaining('at most 1000') as unknown })]);
  });

  it('waits when the points are spent, on every road, and nobody else does', async () => {
    let response = await ask(100);
    for (let time = 0; time < 10 && response.status === 200; time += 1) response = await ask(100);
    expect(response.status).toBe(429);
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect((await told(response)).errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'RATE_LIMITED', cost: 201, seconds }) as unknown })]);
    await expect(system.socket(system.partner).iterate({ query: list, variables: { first: 100 } }).next()).rejects.toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'RATE_LIMITED' }) as unknown })]);
    expect((await system.ask(list, { first: 100 }, system.desk)).errors).toBeUndefined();
    await system.pass(seconds);
    expect((await ask(100)).status).toBe(200);
  });
});

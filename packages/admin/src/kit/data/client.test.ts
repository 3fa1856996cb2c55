import { expect, test } from 'vitest';
import { createDataProvider } from './dataProvider.ts';
import { ConsoleClient } from './client.ts';
import { createIncidents } from '../incidents.ts';
import { gql } from './gql.ts';
import type { ConsolePlugin } from '../plugin.ts';

const CLIENTS = gql`query Clients($page: OffsetPageInput) { clients(page: $page) { nodes { id } totalCount } }`;
const plugin = { id: 'clients', api: 1, documents: { clients: { list: CLIENTS } } } as unknown as ConsolePlugin;

/** A client whose server answers as the test says and writes down what it was asked. */
const clientOf = (answer: () => Response | Promise<Response>) => {
  const asked: { headers: Headers; body: { query: string; variables: unknown } }[] = [];
  const client = new ConsoleClient({ uri: 'http://desk.example/graphql', locale: () => 'en', fetch: async (_address, options) => {
    asked.push({ headers: new Headers(options?.headers), body: JSON.parse(typeof options?.body === 'string' ? options.body : '{}') as { query: string; variables: unknown } });
    return answer();
  } });
  return { client, asked };
};
const json = (body: object, status = 200) => () => Response.json(body, { status });
const incidents = createIncidents(() => 0, () => undefined);
const params = { pagination: { page: 1, perPage: 25 }, sort: { field: 'id', order: 'ASC' as const }, filter: {} };

test('every request is JSON and carries the language', async () => {
  const { client, asked } = clientOf(json({ data: { clients: { nodes: [{ id: '1' }], totalCount: 1 } } }));
  expect(await client.runRoot(CLIENTS, {})).toEqual({ nodes: [{ id: '1' }], totalCount: 1 });
  expect(asked[0]?.headers.get('accept-language')).toBe('en');
  expect(asked[0]?.headers.get('content-type')).toBe('application/json');
  expect(asked[0]?.body.query).not.toContain('__typename');
});

test('the data provider yields rows that may be changed', async () => {
  const { client, asked } = clientOf(json({ data: { clients: { nodes: [{ id: '1' }], totalCount: 1 } } }));
  const { data, total } = await createDataProvider(client, { active: [plugin] }, incidents).getList('clients', params);
  expect(total).toBe(1);
  expect(Object.isFrozen(data[0])).toBe(false);
  expect(asked[0]?.body.variables).toEqual({ page: { offset: 0, limit: 25 } });
});

test.each([
  ['an expired session', json({ errors: [{ message: 'Войдите', extensions: { code: 'UNAUTHENTICATED' } }], data: null }), { kind: 'unauthenticated', status: 401 }],
  ['an expired session as a status', json({ errors: [{ message: 'Войдите', extensions: { code: 'UNAUTHENTICATED' } }] }, 401), { kind: 'unauthenticated', status: 401 }],
  ['a missing right', json({ errors: [{ message: 'Нет права', extensions: { code: 'FORBIDDEN' } }], data: null }), { kind: 'forbidden', status: 403, message: 'Нет права' }],
  ['a server that is away', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'offline', status: 0 }],
  ['a gateway without an answer', () => new Response('<html>Bad gateway</html>', { status: 502 }), { kind: 'broken', status: 500 }],
])('%s reaches react-admin as a fault', async (_case, answer, fault) => {
  const { client } = clientOf(answer);
  await expect(createDataProvider(client, { active: [plugin] }, incidents).getList('clients', params)).rejects.toMatchObject(fault);
});

test('wrappers of plugins lie around the provider, the first one innermost', async () => {
  const { client } = clientOf(json({ data: { clients: { nodes: [{ id: '1' }], totalCount: 1 } } }));
  const wrap = (id: string, mark: number): ConsolePlugin => ({ id, api: 1, data: (next) => ({ ...next, getList: async (resource, given) => {
    const answer = await next.getList(resource, given);
    return { ...answer, total: (answer.total ?? 0) * 10 + mark };
  } }) });
  expect((await createDataProvider(client, { active: [plugin, wrap('a', 2), wrap('b', 3)] }, incidents).getList('clients', params)).total).toBe(123);
});

test('a wrapper that throws is left out, and the others work', async () => {
  const { client } = clientOf(json({ data: { clients: { nodes: [], totalCount: 7 } } }));
  const broken: ConsolePlugin = { id: 'broken', api: 1, data: () => { throw new Error('no luck'); } };
  expect((await createDataProvider(client, { active: [plugin, broken] }, incidents).getList('clients', params)).total).toBe(7);
  expect(incidents.all()).toMatchObject([{ plugin: 'broken', item: 'data', message: 'no luck' }]);
});

test('a question that is taken back does not take an equal one along', async () => {
  const { client, asked } = clientOf(json({ data: { clients: { nodes: [], totalCount: 0 } } }));
  const taken = new AbortController();
  const first = client.run(CLIENTS, {}, taken.signal).catch(() => 'taken back');
  const second = client.run(CLIENTS, {});
  taken.abort();
  expect(await second).toEqual({ clients: { nodes: [], totalCount: 0 } });
  await first;
  expect(asked).toHaveLength(2);
});

import type { DocumentNode } from 'graphql';
import { expect, test } from 'vitest';
import { createIncidents } from '../incidents.ts';
import type { ConsolePlugin } from '../plugin.ts';
import { ConsoleClient } from './client.ts';
import { createDataProvider } from './dataProvider.ts';
import { gql } from './gql.ts';

const tickets = { id: 'tickets', api: 1, documents: { tickets: { list: gql`query Tickets { tickets { nodes { id } totalCount } }`, one: gql`query Ticket($id: ID!) { ticket(id: $id) { id } }` } } } as unknown as ConsolePlugin;
const adding = (id: string, selection: DocumentNode | undefined): ConsolePlugin => ({ id, api: 1, extend: { tickets: { on: ['list'], selection } } }) as unknown as ConsolePlugin;
const good = adding('vendor-good', gql`fragment Good on Ticket { good }`);
const bad = adding('vendor-bad', gql`fragment Bad on Ticket { bad }`);

interface Answer { status?: number; code?: string; message?: string }
/** A desk whose server fails as `failing` says of a query's text. */
const deskOf = (plugins: readonly ConsolePlugin[], failing: (query: string, time: number) => Answer | undefined) => {
  const asked: string[] = [];
  const courier: typeof fetch = async (_url, init) => {
    const { query } = JSON.parse(init?.body as string) as { query: string };
    asked.push(query);
    const failure = failing(query, asked.length);
    const body = failure ? { errors: [{ message: failure.message ?? 'no', extensions: { code: failure.code ?? 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } }], data: null }
      : { data: { tickets: { nodes: [{ id: '1', ...(query.includes('good') ? { good: 1 } : {}) }], totalCount: 1 } } };
    return Response.json(body, { status: failure?.status ?? 200 });
  };
  const incidents = createIncidents(() => 0, () => undefined);
  const provider = createDataProvider(new ConsoleClient({ uri: 'http://desk/graphql', locale: () => 'ru', fetch: courier }), { active: [tickets, ...plugins] }, incidents);
  const list = () => provider.getList('tickets', { pagination: { page: 1, perPage: 25 }, sort: { field: 'id', order: 'ASC' }, filter: {} });
  return { asked, incidents, list };
};
const atBad = (query: string): Answer | undefined => (query.includes('bad') ? { status: 400, code: 'GRAPHQL_VALIDATION_FAILED', message: 'Cannot query field "bad" on type "Ticket".' } : undefined);

test('a field that the server does not know costs the list nothing, and its plugin is named with what the server said', async () => {
  const { asked, incidents, list } = deskOf([bad], atBad);
  expect((await list()).data).toEqual([{ id: '1' }]);
  expect(asked.map((query) => query.includes('bad'))).toEqual([true, false, true]);
  expect(incidents.all()).toMatchObject([{ plugin: 'vendor-bad', item: 'extend:tickets', message: 'Cannot query field "bad" on type "Ticket"., r-1', times: 1 }]);
});

test.each([[[bad, good]], [[good, bad]]])('of two extensions only the one that fails is left out of the answer and blamed', async (plugins) => {
  const { incidents, list } = deskOf(plugins, atBad);
  expect((await list()).data).toEqual([{ id: '1', good: 1 }]);
  expect(incidents.all().map(({ plugin }) => plugin)).toEqual(['vendor-bad']);
});

test('after three failures the extension is not asked for any more, until somebody asks for it again', async () => {
  const { asked, incidents, list } = deskOf([bad], atBad);
  for (let time = 1; time <= 4; time += 1) await list();
  expect(asked.slice(-1)[0]).not.toContain('bad');
  expect(incidents.all()).toMatchObject([{ times: 3 }]);
  expect(asked).toHaveLength(3 * 3 + 1);
  incidents.forgive('vendor-bad');
  await list();
  expect(asked).toHaveLength(3 * 3 + 1 + 3);
});

test('a failure that passes blames nobody, and one that is the owner’s own is told as it is', async () => {
  const passing = deskOf([good, bad], (_query, time) => (time === 1 ? {} : undefined));
  expect((await passing.list()).data).toEqual([{ id: '1', good: 1 }]);
  expect(passing.incidents.all()).toEqual([]);
  const broken = deskOf([good, bad], () => ({}));
  await expect(broken.list()).rejects.toMatchObject({ kind: 'broken' });
  expect(broken.incidents.all()).toEqual([]);
});

test.each([['UNAUTHENTICATED', 401], ['RATE_LIMITED', 429]])('%s is no fault of an extension: nothing is asked twice', async (code, status) => {
  const { asked, incidents, list } = deskOf([bad], () => ({ code, status }));
  await expect(list()).rejects.toMatchObject({ status });
  expect(asked).toHaveLength(1);
  expect(incidents.all()).toEqual([]);
});

test.each([
  ['nothing', undefined], ['no fragment', gql`query Q { tickets { id } }`],
  ['what is no GraphQL', { kind: 'Document', definitions: [{ kind: 'FragmentDefinition', name: { kind: 'Name', value: 'X' } }] } as unknown as DocumentNode],
])('a selection that holds %s is noted and never sent, beside one that is sound', async (_what, selection) => {
  const { asked, incidents, list } = deskOf([adding('vendor-bad', selection), good], () => undefined);
  expect((await list()).data).toEqual([{ id: '1', good: 1 }]);
  expect(asked).toHaveLength(1);
  expect(incidents.all()).toMatchObject([{ plugin: 'vendor-bad', item: 'extend:tickets' }]);
});

import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { applyRecordEvent, applyRecordEvents, isGone, type RecordEvent } from './recordEvents.ts';

const row = (id: string, version: number, status = 'old') => ({ id, version, status });
const updated = (id: string, version: number, patch?: object): RecordEvent => ({ resource: 'tickets', type: 'updated', id, version, ...(patch ? { patch } : {}) });
const cacheWith = (): QueryClient => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['tickets', 'getOne', { id: '1' }], row('1', 3));
  queryClient.setQueryData(['tickets', 'getList', { page: 1 }], { data: [row('1', 3), row('2', 5)], total: 2 });
  queryClient.setQueryData(['tickets', 'getManyReference', 'x'], { data: [row('1', 3)], total: 1 });
  queryClient.setQueryData(['tickets', 'getMany', { ids: ['1'] }], [row('1', 3), row('2', 5)]);
  queryClient.setQueryData(['tickets', 'getInfiniteList', {}], { pages: [{ data: [row('2', 5)] }, { data: [row('1', 3)] }], pageParams: [] });
  queryClient.setQueryData(['clients', 'getOne', { id: '1' }], row('1', 3));
  return queryClient;
};
const list = (queryClient: QueryClient) => queryClient.getQueryData<{ data: ReturnType<typeof row>[] }>(['tickets', 'getList', { page: 1 }]);

test('a newer event is merged wherever the record is cached', () => {
  const queryClient = cacheWith();
  applyRecordEvent(queryClient, updated('1', 4, { status: 'new' }));
  const after = row('1', 4, 'new');
  expect(queryClient.getQueryData(['tickets', 'getOne', { id: '1' }])).toEqual(after);
  expect(list(queryClient)?.data).toEqual([after, row('2', 5)]);
  expect(queryClient.getQueryData(['tickets', 'getManyReference', 'x'])).toMatchObject({ data: [after] });
  expect(queryClient.getQueryData(['tickets', 'getMany', { ids: ['1'] }])).toEqual([after, row('2', 5)]);
  expect(queryClient.getQueryData(['tickets', 'getInfiniteList', {}])).toMatchObject({ pages: [{ data: [row('2', 5)] }, { data: [after] }] });
  expect(queryClient.getQueryData(['clients', 'getOne', { id: '1' }])).toEqual(row('1', 3));
});

test.each([[3, 'the same version'], [2, 'an older version']])('version %i is no news: %s changes nothing, not even identities', (version) => {
  const queryClient = cacheWith();
  const before = list(queryClient);
  applyRecordEvent(queryClient, updated('1', version, { status: 'stale' }));
  expect(list(queryClient)).toBe(before);
});

test('a created record is never slipped in', () => {
  const queryClient = cacheWith();
  const before = list(queryClient);
  applyRecordEvent(queryClient, { resource: 'tickets', type: 'created', id: '9', version: 1, patch: { status: 'new' } });
  expect(list(queryClient)).toBe(before);
});

test('a deleted record stays in its place and is marked', () => {
  const queryClient = cacheWith();
  applyRecordEvent(queryClient, { resource: 'tickets', type: 'deleted', id: '1', version: 4 });
  expect(list(queryClient)?.data.map((record) => [record.id, isGone(record)])).toEqual([['1', true], ['2', false]]);
});

test('events of one batch add up and come in any order', () => {
  const queryClient = cacheWith();
  applyRecordEvents(queryClient, [updated('1', 4, { status: 'taken' }), updated('1', 5, { assignee: 'ИК' }), updated('1', 4, { status: 'stale' })]);
  expect(list(queryClient)?.data[0]).toEqual({ id: '1', version: 5, status: 'taken', assignee: 'ИК' });
});

test('an event without contents only makes the open page ask anew', () => {
  const queryClient = cacheWith();
  applyRecordEvent(queryClient, updated('1', 4));
  expect(list(queryClient)?.data[0]).toEqual(row('1', 3));
  expect(queryClient.getQueryState(['tickets', 'getOne', { id: '1' }])?.isInvalidated).toBe(true);
});

test('a patch cannot change the identity of a row', () => {
  const queryClient = cacheWith();
  applyRecordEvent(queryClient, updated('1', 4, { id: 'other', version: 99 }));
  expect(list(queryClient)?.data[0]).toMatchObject({ id: '1', version: 4 });
});

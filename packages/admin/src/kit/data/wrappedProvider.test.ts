import type { DataProvider } from 'ra-core';
import { expect, test } from 'vitest';
import { createIncidents } from '../incidents.ts';
import type { ConsolePlugin } from '../plugin.ts';
import { Fault } from './fault.ts';
import { wrappedBy } from './wrappedProvider.ts';

const page = { pagination: { page: 1, perPage: 25 }, sort: { field: 'id', order: 'ASC' }, filter: {} } as const;
const deskWith = (data: unknown) => {
  const calls: string[] = [];
  const own = (name: string) => async (): Promise<{ data: unknown }> => { calls.push(name); return { data: [] }; };
  const next = Object.fromEntries(['getList', 'getOne', 'getMany', 'getManyReference', 'create', 'update', 'updateMany', 'delete', 'deleteMany'].map((name) => [name, own(name)])) as unknown as DataProvider;
  const incidents = createIncidents(() => 0, () => undefined);
  return { calls, incidents, provider: wrappedBy({ id: 'vendor-data', api: 1, data } as ConsolePlugin, next, incidents) };
};
const failing = async (): Promise<never> => { throw new Error('no luck in a method'); };
const failingAtOnce = (): never => { throw new Error('no luck in a method'); };

test.each([['in a promise', failing], ['at once', failingAtOnce]])('a read that a wrapper throws at, %s, is asked for without the wrapper', async (_how, getList) => {
  const { calls, incidents, provider } = deskWith((next: DataProvider) => ({ ...next, getList }));
  await expect(provider.getList('tickets', page)).resolves.toEqual({ data: [] });
  expect(calls).toEqual(['getList']);
  expect(incidents.all()).toMatchObject([{ plugin: 'vendor-data', item: 'data', message: 'no luck in a method' }]);
});

test('a write that a wrapper throws at is not repeated: it is noted and fails with a sentence', async () => {
  const { calls, incidents, provider } = deskWith((next: DataProvider) => ({ ...next, update: async (...call: Parameters<DataProvider['update']>) => { await next.update(...call); throw new Error('no luck after the update'); } }));
  await expect(provider.update('tickets', { id: '1', data: {}, previousData: { id: '1' } })).rejects.toMatchObject({ kind: 'broken', message: 'kit.fault.broken' });
  expect(calls).toEqual(['update']);
  expect(incidents.all()).toMatchObject([{ message: 'no luck after the update' }]);
});

test('a refusal of the server passes through a wrapper as it is', async () => {
  const { incidents, provider } = deskWith((next: DataProvider) => ({ ...next, getOne: async () => { throw new Fault('notFound', 'нет'); } }));
  await expect(provider.getOne('tickets', { id: '1' })).rejects.toMatchObject({ kind: 'notFound' });
  expect(incidents.all()).toEqual([]);
});

test('after three times the wrapper is left out of reads and writes alike', async () => {
  let times = 0;
  const { calls, provider } = deskWith((next: DataProvider) => ({ ...next, getList: async () => { times += 1; throw new Error('no'); }, create: failing }));
  for (let time = 1; time <= 4; time += 1) await provider.getList('tickets', page);
  expect(times).toBe(3);
  await provider.create('tickets', { data: {} });
  expect(calls.at(-1)).toBe('create');
});

test.each([
  ['throws', () => { throw new Error('no'); }], ['answers later', async () => ({})], ['answers with nothing', () => undefined],
])('a wrapper that %s wraps nothing, and says so', async (_what, data) => {
  const { calls, incidents, provider } = deskWith(data);
  await provider.getList('tickets', page);
  expect(calls).toEqual(['getList']);
  expect(incidents.all()).toHaveLength(1);
});

test('methods that a wrapper does not name are those of the provider below; methods of its own are there, in a class as well', async () => {
  class Wrapper {
    readonly known = 'known';
    async getOne() { return { data: { id: this.known } }; }
  }
  const { calls, provider } = deskWith(() => Object.assign(new Wrapper(), { count: async () => 7 }));
  await expect(provider.getOne('tickets', { id: '1' })).resolves.toEqual({ data: { id: 'known' } });
  await provider.getList('tickets', page);
  expect(calls).toEqual(['getList']);
  await expect((provider as unknown as { count: () => Promise<number> }).count()).resolves.toBe(7);
});

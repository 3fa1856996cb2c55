import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import clients from './index.ts';
import { zoneChoices } from './timeZones.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(clients)).toEqual([]));

it('asks for a page of clients with its filter', () => {
  const { variables } = requestOf(clients, 'GET_LIST', 'clients', { pagination: { page: 2, perPage: 50 }, sort: { field: 'name', order: 'ASC' }, filter: { active: true, text: 'рад' } });
  expect(variables).toMatchObject({ page: { offset: 50, limit: 50 }, filter: { active: true, text: 'рад' } });
});

it('sends only what was changed, with the version on which the change rests', () => {
  const previous = { id: 'c1', version: 4, name: 'Ладога', city: null, contacts: [{ id: 'p1' }], entitled: true };
  const { variables } = requestOf(clients, 'UPDATE', 'clients', { id: 'c1', data: { ...previous, city: 'Псков' }, previousData: previous });
  expect(variables).toEqual({ input: { id: 'c1', expectedVersion: 4, city: 'Псков' } });
});

it('keeps an unusual zone of a client choosable', () => {
  expect(zoneChoices('America/Lima')[0]?.value).toBe('America/Lima');
  expect(zoneChoices('Europe/Moscow').filter(({ value }) => value === 'Europe/Moscow')).toEqual([{ value: 'Europe/Moscow', label: 'Europe/Moscow (+03:00)' }]);
});

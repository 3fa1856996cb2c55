import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import partners from './index.ts';
import { endOfDay, scopesFor, usualLastDay } from './keyTerm.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(partners)).toEqual([]));

it('adds a system for a client, or for the desk when none is picked', () => {
  expect(requestOf(partners, 'CREATE', 'machineUsers', { data: { name: 'ERP', clientId: 'c1' } }).variables).toEqual({ input: { name: 'ERP', clientId: 'c1' } });
  expect(requestOf(partners, 'CREATE', 'machineUsers', { data: { name: 'Табло', clientId: null } }).variables).toEqual({ input: { name: 'Табло', clientId: null } });
});

it('a key works to the end of its last day at the desk; a year is usual, an empty day is no end', () => {
  expect(endOfDay('2027-11-29')).toBe('2027-11-29T20:59:59.999Z');
  expect(endOfDay('')).toBeNull();
  expect([usualLastDay('2026-11-29'), usualLastDay('2028-02-29')]).toEqual(['2027-11-29', '2029-02-28']);
});

it('a client’s system is offered nothing that would open nothing', () => {
  expect(scopesFor(true)).not.toContain('directory:write');
  expect(scopesFor(false)).toContain('directory:write');
});

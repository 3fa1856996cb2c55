import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import assignments from './index.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(assignments)).toEqual([]));

it('hands a client over to somebody else', () => {
  const previous = { id: 'a1', version: 3, client: { id: 'c1', name: 'Ладога' }, specialist: { id: 's1', name: 'Кварцева' }, specialistId: 's1', deputyId: null, validFrom: '2026-01-01' };
  const { variables } = requestOf(assignments, 'UPDATE', 'assignments', { id: 'a1', data: { ...previous, specialistId: 's2' }, previousData: previous });
  expect(variables).toEqual({ input: { id: 'a1', expectedVersion: 3, specialistId: 's2' } });
});

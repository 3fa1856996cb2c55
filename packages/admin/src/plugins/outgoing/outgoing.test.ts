import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import outgoing from './index.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(outgoing)).toEqual([]));

it('lets the server order letters: the newest come first', () => {
  const { variables } = requestOf(outgoing, 'GET_LIST', 'outgoingLetters', { pagination: { page: 1, perPage: 50 }, sort: { field: 'id', order: 'DESC' }, filter: { status: ['FAILED'] } });
  expect(variables).toEqual({ page: { offset: 0, limit: 50 }, filter: { status: ['FAILED'] } });
});

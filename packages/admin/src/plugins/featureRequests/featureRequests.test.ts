import { codesOf, featureRequestStatuses } from '@reglament/schema';
import { describe, expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import { offersOf, takesVoices } from './decisions.ts';
import plugin from './index.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(plugin)).toEqual([]));

it('orders wishes by voices as the server names it', () => {
  const { variables } = requestOf(plugin, 'GET_LIST', 'featureRequests', { pagination: { page: 1, perPage: 50 }, sort: { field: 'voices', order: 'DESC' }, filter: {} });
  expect(variables).toEqual({ page: { offset: 0, limit: 50 }, orderBy: [{ field: 'VOICES', direction: 'DESC' }], filter: {} });
});

it('submits a wish for a client without the names around it', () => {
  const { variables } = requestOf(plugin, 'CREATE', 'featureRequests', { data: { clientId: 'c1', client: { id: 'c1', name: 'Сейм' }, title: 'CSV', text: 'Выгрузка' } });
  expect(variables).toEqual({ input: { clientId: 'c1', title: 'CSV', text: 'Выгрузка' } });
});

describe('decisions about a wish (§3.12)', () => {
  it('asks why a wish is declined and in which release it came', () => {
    expect(offersOf(['PLANNED', 'INCLUDED_IN_RELEASE', 'DECLINED']).map(({ status, comment, release }) => [status, comment, release])).toEqual([
      ['PLANNED', 'optional', 'optional'], ['INCLUDED_IN_RELEASE', 'optional', 'required'], ['DECLINED', 'required', 'none'],
    ]);
  });
  it('takes voices until the wish is declined or released', () => {
    expect(codesOf(featureRequestStatuses).filter((status) => !takesVoices(status))).toEqual(['INCLUDED_IN_RELEASE', 'DECLINED']);
  });
});

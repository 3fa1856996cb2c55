import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import products from './index.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(products)).toEqual([]));

it('creates a product with its versions as a list', () => {
  const { variables } = requestOf(products, 'CREATE', 'products', { data: { name: 'Кваркон-24', key: 'kvarkon-24', kind: 'IC', versions: ['A1', 'A3'] } });
  expect(variables).toEqual({ input: { name: 'Кваркон-24', key: 'kvarkon-24', kind: 'IC', versions: ['A1', 'A3'] } });
});

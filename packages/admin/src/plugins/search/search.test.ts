import { expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import type { SearchHit } from './documents.ts';
import { foundItems, pageOf } from './found.ts';
import search from './index.ts';

const hit = (kind: SearchHit['kind'], id: string): SearchHit => ({ kind, id, number: null, title: { text: id, marks: [] }, snippet: { text: 'x', marks: [] }, clientId: 'c1', clientName: 'Сейм' });

it('keeps the contract of plugins', async () => expect(await pluginProblems(search)).toEqual([]));

it('puts the group of the best hit first, and each record to its page', () => {
  const found = foundItems([hit('PRODUCT', 'p'), hit('TICKET', 't'), hit('CONTACT', 'k'), hit('PRODUCT', 'q')]);
  expect(found.map(({ id, to }) => [id, to])).toEqual([['p', '/products/p/show'], ['q', '/products/q/show'], ['t', '/tickets/t'], ['k', '/clients/c1/show']]);
  expect(found[0]).toMatchObject({ group: 'search.kind.PRODUCT', detail: null, note: 'Сейм' });
});

it('keeps the order of the hits on a page, and leads there', () => {
  expect(foundItems([hit('PRODUCT', 'p'), hit('TICKET', 't'), hit('PRODUCT', 'q')], 'asFound').map(({ id }) => id)).toEqual(['p', 't', 'q']);
  expect(pageOf('плата & "UART"')).toBe('/search?q=%D0%BF%D0%BB%D0%B0%D1%82%D0%B0+%26+%22UART%22');
});

it('says what was looked for instead', async () => {
  const [source] = search.searches;
  const answer = { hits: [], corrections: [{ typed: 'ghbdtn', taken: 'привет' }] };
  const found = await source.find('ghbdtn', { ask: async () => answer as never, translate: (key, options) => `${key} ${JSON.stringify(options)}` });
  expect(found.hint).toBe('search.corrected {"typed":"ghbdtn","taken":"привет"}');
});

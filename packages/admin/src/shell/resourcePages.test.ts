import { expect, test } from 'vitest';
import { createIncidents } from '../kit/incidents.ts';
import type { Registry } from '../kit/registry.ts';
import { representationOf, resourcePages } from './resourcePages.tsx';

type Resource = Registry['resources'][number];
const resource = (rest: Partial<Resource>): Resource => ({ plugin: 'vendor-things', name: 'vendorThings', ...rest }) as unknown as Resource;

test('a representation that throws is noted as its plugin’s, and the record bears its id', async () => {
  const incidents = createIncidents(() => 0, () => undefined);
  const named = representationOf(resource({ representation: () => { throw new Error('no luck in a name'); } }), incidents);
  expect(typeof named === 'function' && named({ id: 7 })).toBe('#7');
  await Promise.resolve();
  expect(incidents.all()).toMatchObject([{ plugin: 'vendor-things', item: 'representation:vendorThings', message: 'no luck in a name' }]);
});

test('a representation that works, a field or none are what they were', () => {
  const incidents = createIncidents(() => 0, () => undefined);
  const named = representationOf(resource({ representation: (({ id }: { id: number }) => `Вещь ${id}`) as never }), incidents);
  expect(typeof named === 'function' && named({ id: 7 })).toBe('Вещь 7');
  expect(representationOf(resource({ representation: 'name' }), incidents)).toBe('name');
  expect(representationOf(resource({}), incidents)).toBeUndefined();
});

test('a page is one component however often it is asked for, though two resources share its file', () => {
  const load = async () => ({ default: () => null });
  const things = resource({ list: load, show: load });
  expect(Object.keys(resourcePages(things))).toEqual(['list', 'show']);
  expect(resourcePages(things)['list']).toBe(resourcePages({ ...things })['list']);
  expect(resourcePages(things)['list']).not.toBe(resourcePages(things)['show']);
  expect(resourcePages(resource({ name: 'vendorOthers' as never, list: load }))['list']).not.toBe(resourcePages(things)['list']);
});

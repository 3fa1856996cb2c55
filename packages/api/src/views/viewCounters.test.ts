import { expect, test } from 'vitest';
import type { Viewer } from '../access/viewer.ts';
import type { Reader } from '../platform/reading/rows.ts';
import { countersOf } from './viewCounters.ts';

const viewer = { id: '019e0000-0000-7000-8000-000000000001', kind: 'STAFF' } as unknown as Viewer;
/** A database that counts what it is asked. */
const counting = (rows: readonly { index: number; count: number }[]) => {
  const asked: string[] = [];
  const reader = { executeQuery: async ({ sql }: { sql: string }) => { asked.push(sql); return { rows }; } } as unknown as Reader;
  return { asked, reader };
};

test.each([1, 2, 30])('%i views are counted by one query', async (many) => {
  const { asked, reader } = counting(Array.from({ length: many }, (_, index) => ({ index, count: index })));
  const counters = await countersOf(reader, viewer, Array.from({ length: many }, (_, index) => ({ viewId: `v${index}`, filter: { mine: true } })));
  expect(asked).toHaveLength(1);
  expect(counters.map(({ viewId, count }) => [viewId, count])).toEqual(Array.from({ length: many }, (_, index) => [`v${index}`, index]));
});

test('views without a filter that can be read are not asked for', async () => {
  const { asked, reader } = counting([]);
  expect(await countersOf(reader, viewer, [{ viewId: 'v', filter: null }])).toEqual([{ viewId: 'v', count: null, exact: true }]);
  expect(asked).toEqual([]);
});

import { expect, test } from 'vitest';
import { createArrivals } from './arrivals.ts';

test('created records wait to be asked for, each once', () => {
  const arrivals = createArrivals();
  let told = 0;
  arrivals.subscribe(() => { told += 1; });
  arrivals.note([{ resource: 'tickets', type: 'created', id: '1', version: 1 }, { resource: 'tickets', type: 'updated', id: '2', version: 2 }]);
  arrivals.note([{ resource: 'tickets', type: 'created', id: '1', version: 1 }, { resource: 'tickets', type: 'created', id: '3', version: 1 }]);
  expect(arrivals.of('tickets')).toEqual(['1', '3']);
  expect(arrivals.of('tickets')).toBe(arrivals.of('tickets'));
  arrivals.clear('tickets');
  expect(arrivals.of('tickets')).toEqual([]);
  expect(told).toBe(3);
});

import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { queueOrderOf, type QueuedRequest } from './queueOrder.ts';
import { queueOrders } from './regulationParameters.ts';

const queue: (QueuedRequest & { name: string })[] = [
  { name: 'low, came first', priority: 'LOW', arrivedAt: 1, dueAt: 700, sequence: 1 },
  { name: 'high, came later', priority: 'HIGH', arrivedAt: 3, dueAt: 200, sequence: 4 },
  { name: 'medium', priority: 'MEDIUM', arrivedAt: 2, dueAt: 400, sequence: 2 },
  { name: 'low, nearly overdue', priority: 'LOW', arrivedAt: 0, dueAt: 150, sequence: 0 },
  { name: 'nothing owed', priority: 'HIGH', arrivedAt: 0, dueAt: null, sequence: 3 },
  { name: 'high, same due, came earlier', priority: 'HIGH', arrivedAt: 2, dueAt: 200, sequence: 3 },
];
const sorted = (order: (typeof queueOrders)[number]) => queue.toSorted(queueOrderOf(order)).map(({ name }) => name);

describe('§4.7: the order of the queue', () => {
  it('EARLIEST_DUE takes the earliest due first, then the earlier arrival, and last what owes nothing', () => {
    expect(sorted('EARLIEST_DUE')).toEqual([
      'low, nearly overdue', 'high, same due, came earlier', 'high, came later', 'medium', 'low, came first', 'nothing owed',
    ]);
  });

  it('STRICT_ARRIVAL looks at nothing but the arrival', () => {
    expect(sorted('STRICT_ARRIVAL')).toEqual([
      'low, nearly overdue', 'nothing owed', 'low, came first', 'medium', 'high, same due, came earlier', 'high, came later',
    ]);
  });

  it('PRIORITY_THEN_ARRIVAL takes the more urgent priority first', () => {
    expect(sorted('PRIORITY_THEN_ARRIVAL')).toEqual([
      'nothing owed', 'high, same due, came earlier', 'high, came later', 'medium', 'low, nearly overdue', 'low, came first',
    ]);
  });

  it('requests of the same millisecond keep the order of their registration', () => {
    const pair = [{ priority: 'LOW', arrivedAt: 5, dueAt: 9, sequence: 8 }, { priority: 'LOW', arrivedAt: 5, dueAt: 9, sequence: 7 }] as const;
    for (const order of queueOrders) expect(pair.toSorted(queueOrderOf(order)).map(({ sequence }) => sequence)).toEqual([7, 8]);
  });

  it('of those that owe nothing the earlier arrival comes first', () => {
    const idle = [{ priority: 'LOW', arrivedAt: 6, dueAt: null, sequence: 1 }, { priority: 'LOW', arrivedAt: 5, dueAt: null, sequence: 2 }] as const;
    for (const both of [idle, idle.toReversed()]) expect(both.toSorted(queueOrderOf('EARLIEST_DUE')).map(({ arrivedAt }) => arrivedAt)).toEqual([5, 6]);
  });

  it('every order is total: whatever way the queue came in, it comes out the same', () => {
    for (const order of queueOrders) {
      fc.assert(fc.property(fc.shuffledSubarray(queue, { minLength: queue.length }), (shuffled) => {
        expect(shuffled.toSorted(queueOrderOf(order)).map(({ name }) => name)).toEqual(sorted(order));
      }));
    }
  });
});

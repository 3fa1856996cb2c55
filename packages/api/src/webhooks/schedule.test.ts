import { expect, test } from 'vitest';
import { isAway, pauseAfterFailure, restAfter } from './schedule.ts';

test('pauses double from ten seconds to an hour; a receiver may ask for a longer one, within that hour', () => {
  expect([1, 2, 3, 9, 10, 1000].map((failures) => pauseAfterFailure(failures) / 1000)).toEqual([10, 20, 40, 2560, 3600, 3600]);
  expect(pauseAfterFailure(1, 120_000)).toBe(120_000);
  expect(pauseAfterFailure(1, 86_400_000)).toBe(3_600_000);
  expect(pauseAfterFailure(5, 1000)).toBe(160_000);
});

test('a receiver is thought away after five failures in a row, and asked at least every five minutes', () => {
  expect([0, 4, 5, 6, 100].map(restAfter)).toEqual([null, null, 10_000, 20_000, 300_000]);
});

test('whoever refuses a delivery is there; whoever is silent, broken or busy is not', () => {
  expect([400, 401, 404, 410, 422].filter(isAway)).toEqual([]);
  expect([null, 302, 408, 429, 500, 503].filter(isAway)).toHaveLength(6);
});

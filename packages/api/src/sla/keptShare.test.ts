import { expect, it } from 'vitest';
import { keptShare } from './keptShare.ts';

it.each([
  [0, 0, null], [0, 5, 0], [5, 5, 100], [1999, 2000, 99.9], [999_999, 1_000_000, 99.9], [1, 3, 33.3], [2, 3, 66.6], [29, 100, 29], [57, 1000, 5.7], [1, 2000, 0],
])('R7, R11: %i of %i kept is %d per cent', (met, total, percent) => {
  expect(keptShare(met, total)).toBe(percent);
});

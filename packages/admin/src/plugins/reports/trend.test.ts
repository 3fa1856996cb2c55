import { expect, it } from 'vitest';
import { trendOf } from './trend.ts';

it('compares this month with the one before, where both have promises', () => {
  expect(trendOf([{ percent: 80 }, { percent: 90 }, { percent: 87.5 }])).toEqual({ percent: 87.5, change: -2.5 });
  expect(trendOf([{ percent: null }, { percent: 100 }])).toEqual({ percent: 100, change: null });
  expect(trendOf([])).toEqual({ percent: null, change: null });
});

import { expect, test } from 'vitest';
import { nextDaily, nextDue, pauseAfter } from './jobTimes.ts';

const at = (instant: string): number => Date.parse(instant);

test.each([
  ['before the time', '2026-11-28T05:59:59.500+03:00', '2026-11-28T06:00:00+03:00'],
  ['at the time: the next day', '2026-11-28T06:00:00+03:00', '2026-11-29T06:00:00+03:00'],
  ['after it, over the end of a month', '2026-11-30T23:00:00+03:00', '2026-12-01T06:00:00+03:00'],
])('every day at six in Moscow, %s', (_case, now, due) => {
  expect(new Date(nextDaily(at(now), '06:00', 'Europe/Moscow'))).toEqual(new Date(due));
});

test('a zone that changes its offset meanwhile keeps the time of day', () => {
  expect(new Date(nextDaily(at('2026-10-24T12:00:00+02:00'), '06:30', 'Europe/Berlin'))).toEqual(new Date('2026-10-25T06:30:00+01:00'));
});

test('an interval runs from the last time on', () => {
  expect(nextDue({ when: { everySeconds: 90 } }, 1000)).toBe(91_000);
});

test('failures wait 1, 2, 4 … minutes, never more than an hour', () => {
  expect([1, 2, 3, 7, 50].map((failures) => pauseAfter(failures) / 60_000)).toEqual([1, 2, 4, 60, 60]);
});

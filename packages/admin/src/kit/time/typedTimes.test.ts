import { expect, test } from 'vitest';
import { deskInstant, endOfDeskDay, startOfDeskDay } from './typedTimes.ts';

test.each([
  ['Europe/Moscow', '2026-11-23T12:30', '2026-11-23T09:30:00.000Z'],
  ['Asia/Tehran', '2026-11-23T12:30', '2026-11-23T09:00:00.000Z'],
  ['Europe/Berlin', '2026-03-28T12:30', '2026-03-28T11:30:00.000Z'],
  ['Europe/Berlin', '2026-03-29T12:30', '2026-03-29T10:30:00.000Z'],
  ['America/New_York', '2026-11-01T00:30', '2026-11-01T04:30:00.000Z'],
])('%s %s', (zone, typed, instant) => {
  expect(deskInstant(typed, zone)).toBe(instant);
});

test('a time that the clocks show twice is the first of the two', () => {
  expect(deskInstant('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(deskInstant('2026-10-25T03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z');
});

test('a time that the clocks skip is the moment at which they were put forward', () => {
  expect(deskInstant('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
  // Tehran put its clocks forward at midnight until 2022: the day began at one
  expect(startOfDeskDay('2022-03-22', 0, 'Asia/Tehran')).toBe('2022-03-21T20:30:00.000Z');
});

test('a day in which the clocks change has 23 or 25 hours', () => {
  expect([startOfDeskDay('2026-03-29', 0, 'Europe/Berlin'), startOfDeskDay('2026-03-29', 1, 'Europe/Berlin')]).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
  expect([startOfDeskDay('2026-10-25', 0, 'Europe/Berlin'), endOfDeskDay('2026-10-25', 'Europe/Berlin')]).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z']);
});

test('what is no time is null, what is no day is a fault', () => {
  expect(['', 'soon', '2026-11-23T25:00', '2026-13-01'].map((typed) => deskInstant(typed))).toEqual([null, null, null, null]);
  expect(() => startOfDeskDay('soon')).toThrow(RangeError);
});

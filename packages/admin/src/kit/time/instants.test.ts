import { expect, test } from 'vitest';
import { formatDay, formatInstant, deskDay, deskMinutes, type InstantStyle } from './instants.ts';

const now = '2026-11-23T11:32:00Z';
const at = '2026-11-26T08:00:00.000Z';

test.each<[InstantStyle, string, string]>([
  ['time', '11:00', '11:00'],
  ['day', 'чт 26.11', 'Thu 26 Nov'],
  ['short', 'чт 26.11 11:00', 'Thu 26 Nov 11:00'],
  ['message', 'чт 26.11, 11:00 МСК', 'Thu 26 Nov, 11:00 MSK'],
  ['date', '26.11.2026', '26 Nov 2026'],
  ['full', '26 ноября 2026, 11:00 МСК', '26 Nov 2026, 11:00 MSK'],
])('%s: %s', (style, ru, en) => {
  expect([formatInstant(at, 'ru', style, now), formatInstant(at, 'en', style, now)]).toEqual([ru, en]);
});

test('a day of another year carries its year', () => {
  expect(formatInstant('2027-01-14T08:00:00Z', 'ru', 'short', now)).toBe('чт 14.01.2027 11:00');
  expect(formatInstant('2027-01-14T08:00:00Z', 'en', 'day', now)).toBe('Thu 14 Jan 2027');
});

test('midnight in Moscow is nine in the evening of the day before in UTC', () => {
  expect(deskDay('2026-11-25T21:00:00Z')).toBe('2026-11-26');
  expect(deskDay('2026-11-25T20:59:59Z')).toBe('2026-11-25');
  expect(deskMinutes('2026-11-25T21:00:00Z')).toBe(0);
  expect(formatInstant('2026-11-25T21:00:00Z', 'ru', 'short', now)).toBe('чт 26.11 00:00');
});

test('a calendar day has no zone to shift it', () => {
  expect([formatDay('2026-11-26', 'ru'), formatDay('2026-11-26', 'ru', 'day', now)]).toEqual(['26.11.2026', 'чт 26.11']);
});

test('what is no instant is a dash', () => {
  expect(formatInstant('soon', 'ru')).toBe('—');
});

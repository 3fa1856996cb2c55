import { describe, expect, test } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { compileWorkCalendar } from '../calendar/workCalendar.ts';
import { openingOf, reviewDayFault, usualReviewDay } from './reviewDay.ts';

const calendar = compileWorkCalendar({ years: officialYears, openingHours: [{ opens: '10:00', closes: '18:00' }], timeZone: 'Europe/Moscow' });
const at = (instant: string): number => Date.parse(instant);
const tuesday = at('2026-11-24T11:00:00+03:00');

describe('§4.13 the usual day of a review', () => {
  test('is twenty working days ahead', () => expect(usualReviewDay(calendar, tuesday)).toBe('2026-12-22'));
  test('does not count 31 December 2026 nor the holidays of the new year', () => expect(usualReviewDay(calendar, at('2026-12-21T12:00:00+03:00'))).toBe('2027-01-27'));
  test('is counted from the local day, also late in the evening', () => expect(usualReviewDay(calendar, at('2026-11-24T23:59:00+03:00'))).toBe('2026-12-22'));
});

describe('§4.13 a day that somebody chose', () => {
  test.each([
    ['tomorrow', '2026-11-25', null],
    ['today', '2026-11-24', 'NOT_AHEAD'],
    ['a day that is past', '2026-11-23', 'NOT_AHEAD'],
    ['a Saturday', '2026-11-28', 'NOT_A_WORKING_DAY'],
    ['a Saturday that is worked', '2027-02-20', null],
    ['a holiday', '2027-01-07', 'NOT_A_WORKING_DAY'],
    ['a year ahead', '2027-11-24', null],
    ['more than a year ahead', '2027-11-26', 'NOT_AHEAD'],
    ['the end of time', '9999-12-31', 'NOT_AHEAD'],
  ])('%s (%s): %s', (_what, day, fault) => expect(reviewDayFault(calendar, day, tuesday)).toBe(fault));

  test('it begins when the desk opens', () => expect(openingOf(calendar, '2026-12-22')).toBe(at('2026-12-22T10:00:00+03:00')));
});

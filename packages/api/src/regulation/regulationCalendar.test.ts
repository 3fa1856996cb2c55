import { expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from './defaultRegulation.ts';
import { calendarOfRegulation } from './regulationCalendar.ts';

const msk = (text: string): number => Date.parse(`${text}:00+03:00`);

it('§4.6: the hours of a version lie over the days of its calendar', () => {
  const calendar = calendarOfRegulation({ ...defaultRegulation, openingHours: [{ opens: '09:00', closes: '17:00' }], shortDayCloses: '16:00' }, officialYears);
  expect(calendar.nextChange(msk('2026-11-24T12:00'))).toEqual({ open: true, changesAt: msk('2026-11-24T17:00') });
  expect(calendar.nextChange(msk('2027-02-20T12:00'))).toEqual({ open: true, changesAt: msk('2027-02-20T16:00') });
  expect(calendar.startOfCounting(Date.parse('2026-11-04T12:00:00+03:00'))).toBe(msk('2026-11-05T09:00'));
  expect(calendarOfRegulation({ ...defaultRegulation, timeZone: 'Asia/Omsk' }, officialYears).startOfCounting(msk('2026-11-24T00:00'))).toBe(Date.parse('2026-11-24T10:00:00+06:00'));
});

it('R21: years that are not loaded follow the law of the calendar', () => {
  expect(calendarOfRegulation(defaultRegulation, []).isOpen(msk('2031-01-01T12:00'))).toBe(false);
  expect(calendarOfRegulation(defaultRegulation, [], 'NONE').isOpen(msk('2031-01-01T12:00'))).toBe(true);
});

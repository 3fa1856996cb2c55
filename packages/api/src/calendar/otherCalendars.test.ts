import { describe, expect, it } from 'vitest';
import { forecastOf } from './calendarBasis.ts';
import { overlaidWith } from './companyDay.ts';
import { officialYears } from './officialYears.ts';
import type { CalendarYear } from './productionYear.ts';
import { statutoryForecast } from './statutoryForecast.ts';
import { compileWorkCalendar } from './workCalendar.ts';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(text);
const working = (timeZone: string, openingHours: { opens: string; closes: string }[], years: CalendarYear[] = []) =>
  compileWorkCalendar({ years, openingHours, timeZone, forecast: forecastOf('NONE') });

describe('a desk in another zone (§4.6)', () => {
  it('Berlin works through the night in which an hour is missing', () => {
    const berlin = working('Europe/Berlin', [{ opens: '09:00', closes: '17:00' }]);
    // Friday 27.03.2026 16:00 (+01:00), two working hours: one on Friday, one on Monday, which is summer time
    expect(berlin.addWorkingTime(at('2026-03-27T16:00:00+01:00'), 2 * hour)).toBe(at('2026-03-30T10:00:00+02:00'));
  });

  it('Sao Paulo of 2018 had summer time from 4 November, at midnight', () => {
    const saoPaulo = working('America/Sao_Paulo', [{ opens: '09:00', closes: '18:00' }]);
    expect(saoPaulo.addWorkingTime(at('2018-11-02T17:00:00-03:00'), 2 * hour)).toBe(at('2018-11-05T10:00:00-02:00'));
    expect(saoPaulo.addWorkingTime(at('2026-11-06T17:00:00-03:00'), 2 * hour)).toBe(at('2026-11-09T10:00:00-03:00'));
  });

  it('Tehran stands at half past', () => {
    const tehran = working('Asia/Tehran', [{ opens: '08:00', closes: '12:00' }, { opens: '13:00', closes: '16:30' }]);
    expect(tehran.startOfCounting(at('2026-11-24T04:29:59Z'))).toBe(at('2026-11-24T04:30:00Z'));
    // Tuesday 11:00: one hour, the pause, 3.5 hours, and half an hour on Wednesday
    expect(tehran.addWorkingTime(at('2026-11-24T11:00:00+03:30'), 5 * hour)).toBe(at('2026-11-25T08:30:00+03:30'));
  });

  it('by the Russian law a year that nobody loaded is forecast from it', () => {
    expect(forecastOf('RU')(2031)).toEqual(statutoryForecast(2031));
    expect(forecastOf('NONE')(2031)).toEqual({ year: 2031, status: 'FORECAST', version: 0, decree: null, days: {} });
  });

  it('without a legal basis a year that nobody loaded is a five-day week, and provisional', () => {
    const berlin = working('Europe/Berlin', [{ opens: '09:00', closes: '17:00' }]);
    expect(berlin.isOpen(at('2026-01-01T12:00:00+01:00'))).toBe(true);
    expect(berlin.isProvisional(at('2026-01-01T12:00:00+01:00'), at('2026-01-02T12:00:00+01:00'))).toBe(true);
  });
});

describe('a day with hours of its own (§6)', () => {
  const name = { ru: 'Дежурство', en: 'On duty' };
  const year = overlaidWith(officialYears.find((one) => one.year === 2026) as CalendarYear, [
    { date: '2026-11-25', kind: 'SPECIAL', name, hours: [{ opens: '10:00', closes: '12:00' }, { opens: '14:00', closes: '15:00' }] },
    { date: '2026-11-28', kind: 'OPENED', name, hours: [{ opens: '11:00', closes: '12:00' }] },
  ]);
  const calendar = compileWorkCalendar({ years: [year], openingHours: [{ opens: '10:00', closes: '18:00' }], timeZone: 'Europe/Moscow' });

  it('counts only those hours', () => {
    expect(calendar.workingMillisecondsBetween(at('2026-11-25T00:00:00+03:00'), at('2026-11-26T00:00:00+03:00'))).toBe(3 * hour);
    expect(calendar.addWorkingTime(at('2026-11-24T17:00:00+03:00'), 4 * hour)).toBe(at('2026-11-25T15:00:00+03:00'));
    expect(calendar.addWorkingTime(at('2026-11-27T17:00:00+03:00'), 3 * hour)).toBe(at('2026-11-30T11:00:00+03:00'));
  });

  it('leaves the other days as they are', () => {
    expect(calendar.isOpen(at('2026-11-04T12:00:00+03:00'))).toBe(false);
    expect(calendar.isOpen(at('2026-11-24T12:00:00+03:00'))).toBe(true);
  });

  it('an hour between them is closed', () => {
    expect(calendar.nextChange(at('2026-11-25T13:00:00+03:00'))).toEqual({ open: false, changesAt: at('2026-11-25T14:00:00+03:00') });
  });
});

import { describe, expect, it } from 'vitest';
import { officialYears } from './officialYears.ts';
import { kindOfDate, workingDaysIn, type CalendarYear } from './productionYear.ts';
import { statutoryForecast } from './statutoryForecast.ts';

const daysOff = ({ days }: CalendarYear) => Object.keys(days).filter((date) => ['HOLIDAY', 'MOVED_OFF'].includes(days[date]?.kind ?? '')).toSorted();
const short = ({ days }: CalendarYear) => Object.keys(days).filter((date) => days[date]?.shortened).toSorted();
const january = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];

describe('R21: a year without a published calendar follows the law', () => {
  it.each([
    { year: 2028, off: ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04', '11-06'], shortened: ['02-22', '03-07', '05-08', '11-03'], working: 249 },
    { year: 2029, off: ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04', '11-05'], shortened: ['02-22', '03-07', '04-30', '05-08', '06-11', '12-31'], working: 249 },
  ])('the forecast of $year has the days off, short days and working days of the law', ({ year, off, shortened, working }) => {
    const forecast = statutoryForecast(year);
    expect(daysOff(forecast)).toEqual([...january, ...off].map((day) => `${year}-${day}`));
    expect(short(forecast)).toEqual(shortened.map((day) => `${year}-${day}`));
    expect(workingDaysIn(forecast)).toBe(working);
    expect(forecast).toMatchObject({ status: 'FORECAST', version: 0, decree: null });
  });

  it('a holiday that falls on a weekend gives its day off to the next working day, and says from where', () => {
    expect(statutoryForecast(2028).days['2028-11-06']).toEqual({
      kind: 'MOVED_OFF',
      name: { ru: 'Выходной, перенесён с 04.11.2028 (ст. 112 ТК РФ)', en: 'Moved from 04.11.2028 (Labour Code art. 112)' },
    });
  });

  it('a holiday on a Sunday takes the Monday after it, and one on a Monday takes nothing more', () => {
    const forecast = statutoryForecast(2033);
    expect(kindOfDate(forecast, '2033-05-02')).toBe('MOVED_OFF');
    expect(kindOfDate(forecast, '2033-05-09')).toBe('HOLIDAY');
    expect(kindOfDate(forecast, '2033-05-10')).toBe('WORKING');
  });

  it('the forecast of a published year differs from it only by what the decree moved', () => {
    for (const official of officialYears) {
      const forecast = statutoryForecast(official.year);
      const extra = daysOff(official).filter((date) => !daysOff(forecast).includes(date));
      const missing = daysOff(forecast).filter((date) => !daysOff(official).includes(date));
      expect(extra.length).toBeGreaterThanOrEqual(1);
      expect(extra.length).toBeLessThanOrEqual(5);
      // 2025: the decree itself placed two days that the law would have put on Mondays
      expect(missing).toEqual(official.year === 2025 ? ['2025-02-24', '2025-03-10'] : []);
    }
  });
});

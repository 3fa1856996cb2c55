import { describe, expect, it } from 'vitest';
import data from './data/ruProductionCalendar.json' with { type: 'json' };
import { withCompanyDays } from './companyDay.ts';
import { officialYears } from './officialYears.ts';
import { kindOfDate, readProductionYear, workingDaysIn, type CalendarYear } from './productionYear.ts';
import { statutoryForecast } from './statutoryForecast.ts';
import { statutoryHolidayOf } from './statutoryHolidays.ts';

const yearOf = (year: number): CalendarYear => officialYears.find((one) => one.year === year) ?? statutoryForecast(year);

describe('the published production calendars (§4.6)', () => {
  it('the years 2020 to 2027 are there, official, with their decrees', () => {
    expect(officialYears.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
    expect(officialYears.every(({ status, decree }) => status === 'OFFICIAL' && decree !== null)).toBe(true);
    expect(yearOf(2027).decree).toMatchObject({ number: '1187', date: '2026-09-17' });
  });

  it.each(Object.entries(data))('the working days of %s are the published number', (year, { totals }) => {
    expect(workingDaysIn(yearOf(Number(year)))).toBe(totals.workingDays);
  });

  it.each(Object.entries(data))('every day off of %s is a statutory holiday or has a transfer, and every working weekend gave its day away', (_, record) => {
    const to = new Set(record.transfers.map((transfer) => transfer.to));
    const from = new Set(record.transfers.map((transfer) => transfer.from));
    expect(record.holidays.filter((date) => !statutoryHolidayOf(date) && !to.has(date))).toEqual([]);
    expect([...to].filter((date) => !record.holidays.includes(date))).toEqual([]);
    expect((record.workingWeekends as string[]).filter((date) => !from.has(date))).toEqual([]);
  });

  it('a moved day off says in both languages from where and by what it moved', () => {
    expect(yearOf(2026).days['2026-01-09']).toEqual({
      kind: 'MOVED_OFF',
      name: { ru: 'Выходной, перенесён с 03.01.2026 (постановление № 1466)', en: 'Moved from 03.01.2026 (decree No. 1466)' },
    });
    expect(yearOf(2026).days['2026-03-09']?.name.en).toBe('Moved from 08.03.2026 (Labour Code art. 112)');
  });

  it('the names worded from transfers and law are the published ones', () => {
    for (const [year, { names: _names, ...record }] of Object.entries(data)) {
      const worded = readProductionYear(Number(year), record);
      expect(worded.days).toEqual(yearOf(Number(year)).days);
    }
  });

  it('a working Saturday before a holiday is both working and shortened', () => {
    expect(yearOf(2027).days['2027-02-20']).toEqual({
      kind: 'WORKING_WEEKEND',
      shortened: true,
      name: { ru: 'Рабочий день вместо 22.02.2027 (постановление № 1187)', en: 'Working day instead of 22.02.2027 (decree No. 1187)' },
    });
  });

  it('a date that the calendar does not name is an ordinary weekday or weekend', () => {
    expect(kindOfDate(yearOf(2026), '2026-11-24')).toBe('WORKING');
    expect(kindOfDate(yearOf(2026), '2026-11-28')).toBe('WEEKEND');
  });

  it("§6: the company's own days lie over the calendar and make a new version of it", () => {
    const changed = withCompanyDays(yearOf(2026), [
      { date: '2026-11-26', kind: 'CLOSED', name: { ru: 'Переезд', en: 'Moving house' } },
      { date: '2027-01-04', kind: 'OPENED', name: { ru: 'Дежурство', en: 'On duty' } },
    ]);
    expect(kindOfDate(changed, '2026-11-26')).toBe('CLOSED');
    expect(changed.version).toBe(2);
    expect(changed.days['2027-01-04']).toBeUndefined();
    expect(kindOfDate(yearOf(2026), '2026-11-26')).toBe('WORKING');
  });
});

import { describe, expect, it } from 'vitest';
import data from './data/ruProductionCalendar.json' with { type: 'json' };
import { overlaidWith } from './companyDay.ts';
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

  it('a calendar without transfers and names still says what each day is', () => {
    const bare = readProductionYear(2031, { decree: null, transfers: [], holidays: ['2031-05-09', '2031-05-05'], workingWeekends: ['2031-05-17'], shortDays: ['2031-05-08', '2031-05-17'] }, 3);
    expect(bare).toEqual({
      year: 2031, status: 'OFFICIAL', version: 3, decree: null, transfers: [],
      days: {
        '2031-05-05': { kind: 'HOLIDAY', name: { ru: 'Выходной', en: 'Day off' } },
        '2031-05-08': { kind: 'SHORT', name: { ru: 'Предпраздничный день', en: 'Day before a holiday' }, shortened: true },
        '2031-05-09': { kind: 'HOLIDAY', name: { ru: 'День Победы', en: 'Victory Day' } },
        '2031-05-17': { kind: 'WORKING_WEEKEND', name: { ru: 'Рабочий выходной', en: 'Working weekend day' }, shortened: true },
      },
    });
  });

  it.each([
    ['without a transfer', [], true],
    ['without a decree', [{ from: '2031-05-17', to: '2031-05-05', basis: 'decree' }], false],
  ])('a working weekend day %s has no other to name', (_, transfers, hasDecree) => {
    const decree = hasDecree ? { number: '1', date: '2030-09-01', title: '', publicationId: null } : null;
    expect(readProductionYear(2031, { decree, transfers, holidays: [], workingWeekends: ['2031-05-17'], shortDays: [] }).days['2031-05-17']?.name).toEqual({ ru: 'Рабочий выходной', en: 'Working weekend day' });
  });

  it('a day off that moved without a decree moved by the law', () => {
    const moved = readProductionYear(2031, { decree: null, transfers: [{ from: '2031-05-03', to: '2031-05-05', basis: 'decree' }], holidays: ['2031-05-05'], workingWeekends: [], shortDays: [] });
    expect(moved.days['2031-05-05']).toEqual({ kind: 'MOVED_OFF', name: { ru: 'Выходной, перенесён с 03.05.2031 (ст. 112 ТК РФ)', en: 'Moved from 03.05.2031 (Labour Code art. 112)' } });
  });

  it('names that were published stand before the worded ones', () => {
    const named = readProductionYear(2031, { decree: null, transfers: [], holidays: ['2031-05-09'], workingWeekends: [], shortDays: [], names: { '2031-05-09': 'Праздник Победы' } });
    expect(named.days['2031-05-09']?.name).toEqual({ ru: 'Праздник Победы', en: 'Victory Day' });
  });

  it('a date that the calendar does not name is an ordinary weekday or weekend', () => {
    expect(kindOfDate(yearOf(2026), '2026-11-24')).toBe('WORKING');
    expect(kindOfDate(yearOf(2026), '2026-11-28')).toBe('WEEKEND');
  });

  it("§6: the company's own days lie over the calendar", () => {
    const changed = overlaidWith(yearOf(2026), [
      { date: '2026-11-26', kind: 'CLOSED', name: { ru: 'Переезд', en: 'Moving house' } },
      { date: '2027-01-04', kind: 'OPENED', name: { ru: 'Дежурство', en: 'On duty' } },
    ]);
    expect(kindOfDate(changed, '2026-11-26')).toBe('CLOSED');
    expect(changed.days['2027-01-04']).toBeUndefined();
    expect(kindOfDate(yearOf(2026), '2026-11-26')).toBe('WORKING');
  });
});

import { describe, expect, it } from 'vitest';
import type { CalendarYear } from './documents.ts';
import { emptyForm, inputOf, lawfulLists, readLists, statedIn, yearIn } from './yearForm.ts';

const day = (date: string, kind: CalendarYear['days'][number]['kind'], shortened = false) => ({ date, kind, shortened, working: false, company: false, name: null, hours: null });
const forecast: CalendarYear = {
  id: 'ru 2028 v0', calendarCode: 'ru', year: 2028, status: 'FORECAST', version: 0, decreeNumber: null, decreeDate: null, workingDays: 0, months: [], transfers: [{ from: '2028-11-04', to: '2028-11-06', basis: 'law' }],
  days: [day('2028-01-01', 'HOLIDAY'), day('2028-01-02', 'HOLIDAY'), day('2028-02-22', 'SHORT', true), day('2028-11-04', 'HOLIDAY'), day('2028-11-06', 'MOVED_OFF')],
};

describe('a year that is being typed', () => {
  it('begins with what the law says of it', () => {
    expect(lawfulLists(forecast)).toEqual({ holidays: '01.01–02.01, 04.11', transfers: '04.11 → 06.11', workingWeekends: '', shortDays: '22.02' });
    expect(lawfulLists({ ...forecast, status: 'OFFICIAL' })).toEqual({ holidays: '', transfers: '', workingWeekends: '', shortDays: '' });
  });

  it('names what nobody can read, list by list', () => {
    expect(readLists({ holidays: '01.01, завтра', transfers: '03.01', workingWeekends: '', shortDays: '22.02' }, 2028)).toEqual({
      lists: { holidays: ['2028-01-01'], transfers: [], workingWeekends: [], shortDays: ['2028-02-22'] }, unread: { holidays: ['завтра'], transfers: ['03.01'] },
    });
  });

  it('is sent with the version that was seen; a file goes as it is', () => {
    const typed = { ...emptyForm(2028), ...lawfulLists(forecast), decreeNumber: ' 999 ', decreeDate: '2027-09-20', statedWorkingDays: '247' };
    expect(inputOf(typed, 'ru', 0)).toMatchObject({ calendarCode: 'ru', year: 2028, expectedVersion: 0, format: 'LISTS', content: null, decreeNumber: '999', statedWorkingDays: 247, lists: { transfers: [{ from: '2028-11-04', to: '2028-11-06' }] } });
    expect(inputOf({ ...typed, format: 'ICS', content: 'BEGIN:VCALENDAR' }, 'ru', null)).toMatchObject({ format: 'ICS', content: 'BEGIN:VCALENDAR', lists: null });
  });

  it('has a year of four digits', () => expect(['2028', ' 2028 ', '28', 'год'].map((year) => yearIn({ year }))).toEqual([2028, 2028, null, null]));

  it('a stated number that is none is not passed over in silence', () => {
    expect(['', ' ', '247', ' 250 ', 'двести', '24,7', '1000'].map((statedWorkingDays) => statedIn({ statedWorkingDays }))).toEqual([null, null, 247, 250, undefined, undefined, undefined]);
  });
});

import { describe, expect, it } from 'vitest';
import { yearFromLists } from './calendarLists.ts';
import { requireSoundYear } from './yearChecks.ts';

const statutory = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08', '02-23', '03-08', '05-01', '05-09', '06-12', '11-04'].map((day) => `2028-${day}`);
const placeOf = (list: string): string[] => ['lists', list];
const decree = { number: '999', date: '2027-09-20', title: '', publicationId: null };

describe('§4.6: a year as lists of days', () => {
  it('a move makes one day off and the other one worked, unless January keeps it', () => {
    const brought = yearFromLists({ holidays: statutory, transfers: [{ from: '2028-01-01', to: '2028-01-10' }, { from: '2028-02-26', to: '2028-05-02' }, { from: '2028-11-04', to: '2028-11-06' }] });
    expect(brought).toMatchObject({ holidays: [...statutory, '2028-01-10', '2028-05-02', '2028-11-06'], workingWeekends: ['2028-02-26'] });
    expect(() => requireSoundYear(2028, 'RU', { ...brought, decree }, { placeOf })).not.toThrow();
  });

  it.each([
    ['a holiday twice', { holidays: [...statutory, '2028-01-01'] }, 'DATE_REPEATED', 'holidays'],
    ['a holiday of another year', { holidays: [...statutory, '2027-12-31'] }, 'DATE_OUTSIDE_YEAR', 'holidays'],
    ['a holiday that is missing', { holidays: statutory.slice(1) }, 'HOLIDAY_MISSING', 'holidays'],
    ['a day off that nothing explains', { holidays: [...statutory, '2028-01-11'] }, 'TRANSFER_UNPAIRED', 'holidays'],
    ['a move of a working day', { holidays: statutory, transfers: [{ from: '2028-01-12', to: '2028-01-11' }] }, 'TRANSFER_FROM_WORKING_DAY', 'transfers'],
    ['a working weekend on a Monday', { holidays: statutory, workingWeekends: ['2028-02-28'] }, 'DAY_CONTRADICTORY', 'workingWeekends'],
    ['a working weekend for nothing', { holidays: statutory, workingWeekends: ['2028-02-26'] }, 'TRANSFER_UNPAIRED', 'workingWeekends'],
    ['a holiday on a Saturday that is moved nowhere', { holidays: statutory }, 'HOLIDAY_NOT_MOVED', 'transfers'],
    ['a short day that is off', { holidays: statutory, shortDays: ['2028-01-01'] }, 'DAY_CONTRADICTORY', 'shortDays'],
  ])('%s is refused at its list', (_what, lists, code, list) => {
    expect(() => requireSoundYear(2028, 'RU', { ...yearFromLists(lists), decree }, { placeOf })).toThrow(expect.objectContaining({ code, field: ['lists', list] }));
  });

  it('a list that is too long is refused before anything reads it', () => {
    expect(() => yearFromLists({ holidays: Array.from({ length: 401 }, () => '2028-01-01') })).toThrow(expect.objectContaining({ code: 'TOO_MANY_INPUTS', field: ['lists', 'holidays'] }));
  });
});

import { describe, expect, it } from 'vitest';
import { yearFromIcs } from './calendarIcs.ts';
import { requireSoundYear, unpairedDays } from './yearChecks.ts';

const event = (day: string, summary: string, ...more: string[]): string[] => ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:2027${day}`, `SUMMARY:${summary}`, ...more, 'END:VEVENT'];
const file = (...events: string[][]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
const holidays = ['0101', '0102', '0103', '0104', '0105', '0106', '0107', '0108', '0223', '0308', '0501', '0509', '0612', '1104'].map((day) => event(day, 'Праздник'));
/** 1 May, 9 May and 12 June 2027 are at weekends: the law moves their days off. */
const moved = ['0503', '0510', '0614'].map((day) => event(day, 'Выходной день'));
const decree = { number: '999', date: '2026-09-20', title: '', publicationId: null };

describe('§4.6: what a file of iCalendar says of moves', () => {
  it('is taken from the words of the day off', () => {
    expect(yearFromIcs(file(event('0111', 'Выходной', 'DESCRIPTION:Перенос с субботы 2 января')), 2027).transfers).toEqual([{ from: '2027-01-02', to: '2027-01-11', basis: 'decree' }]);
  });

  it('is taken from the words of the day that is worked', () => {
    expect(yearFromIcs(file(event('1231', 'Выходной'), event('0220', 'Рабочая суббота вместо 31 декабря', 'CATEGORIES:WORKING')), 2027).transfers).toEqual([{ from: '2027-02-20', to: '2027-12-31', basis: 'decree' }]);
  });

  it('is told once when both tell it', () => {
    const both = file(event('1231', 'Перенос с 20 февраля'), event('0220', 'Рабочая суббота\\, перенос на 31 декабря', 'CATEGORIES:WORKING'));
    expect(yearFromIcs(both, 2027).transfers).toEqual([{ from: '2027-02-20', to: '2027-12-31', basis: 'decree' }]);
  });

  it('is nothing where it says nothing: no pair is made up', () => {
    const silent = yearFromIcs(file(event('1231', 'Выходной день'), event('0220', 'Рабочая суббота', 'CATEGORIES:WORKING')), 2027);
    expect(silent.transfers).toEqual([]);
    expect(unpairedDays(silent)).toEqual([{ list: 'holidays', date: '2027-12-31' }, { list: 'workingWeekends', date: '2027-02-20' }]);
  });
});

describe('Labour Code art. 112, where a source does not tell the moves', () => {
  const year = (...events: string[][]) => requireSoundYear(2027, 'RU', { ...yearFromIcs(file(...holidays, ...events), 2027), decree }, { mayLackMoves: true });
  const soundly = (...events: string[][]) => year(...moved, ...events);
  const worked = event('0220', 'Рабочая суббота', 'CATEGORIES:WORKING');

  it('as many days are off as are worked for them, or moved away from January', () => {
    expect(() => soundly()).not.toThrow();
    expect(() => soundly(worked, event('1231', 'Выходной день'))).not.toThrow();
    // 2 and 3 January 2027 are a weekend
    expect(() => soundly(event('0111', 'Выходной день'), event('1231', 'Выходной день'))).not.toThrow();
  });

  it('a day that is worked for nothing and a day off out of nowhere are refused', () => {
    expect(() => soundly(worked)).toThrow(expect.objectContaining({ code: 'TRANSFER_UNPAIRED' }));
    expect(() => soundly(event('0111', 'Выходной день'), event('0112', 'Выходной день'), event('0113', 'Выходной день'))).toThrow(expect.objectContaining({ code: 'TRANSFER_UNPAIRED' }));
  });

  it('a holiday at a weekend whose day off moved nowhere is refused', () => {
    expect(() => year()).toThrow(expect.objectContaining({ code: 'HOLIDAY_NOT_MOVED', details: expect.objectContaining({ params: { date: '01.05.2027' } }) }));
    expect(() => year(event('0503', 'Перенос с 1 мая'), event('0510', 'Выходной день'))).toThrow(expect.objectContaining({ code: 'HOLIDAY_NOT_MOVED' }));
  });
});

describe('RFC 5545, as calendars really write it', () => {
  const offDays = (...events: string[][]): readonly string[] => yearFromIcs(file(...events), 2027).holidays;

  it('an event lasts as long as its duration says, in days or weeks', () => {
    expect(offDays(event('0101', 'Каникулы', 'DURATION:P3D'))).toEqual(['2027-01-01', '2027-01-02', '2027-01-03']);
    expect(offDays(event('0104', 'Каникулы', 'DURATION:P1W'))).toHaveLength(7);
    for (const duration of ['PT8H', 'P1DT2H', 'P', '-P1D']) expect(() => offDays(event('0101', 'Каникулы', `DURATION:${duration}`))).toThrow(expect.objectContaining({ code: 'CALENDAR_UNREADABLE' }));
  });

  it('an event that was cancelled does not take place', () => {
    expect(offDays(event('0101', 'Праздник'), event('0112', 'Отменён', 'STATUS:CANCELLED'), event('0113', 'Праздник', 'STATUS:CONFIRMED'))).toEqual(['2027-01-01', '2027-01-13']);
  });

  it.each(['NON-WORKING', 'NON WORKING', 'NONWORKING', 'Нерабочий день', 'HOLIDAY'])('a day of the category %s is a day off', (category) => {
    expect(yearFromIcs(file(event('0111', 'День', `CATEGORIES:${category}`)), 2027)).toMatchObject({ holidays: ['2027-01-11'], workingWeekends: [] });
  });

  it('a byte-order mark and names of properties with digits are nothing strange', () => {
    expect(yearFromIcs(`\uFEFF${file(event('0101', 'Праздник', 'X-CALENDAR2-KEY:1'))}`, 2027).holidays).toEqual(['2027-01-01']);
  });
});

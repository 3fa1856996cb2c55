import { describe, expect, it } from 'vitest';
import { overlaidWith } from './companyDay.ts';
import { officialYears } from './officialYears.ts';
import { compileWorkCalendar, type WorkCalendarSource } from './workCalendar.ts';

const source: WorkCalendarSource = { years: officialYears, openingHours: [{ opens: '10:00', closes: '18:00' }], timeZone: 'Europe/Moscow' };
const calendar = compileWorkCalendar(source);
const msk = (text: string) => Date.parse(`${text}+03:00`);
const hours = (count: number) => count * 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

describe('§4.6: the hours of the desk', () => {
  it('10:00:00 is open, the last millisecond before 18:00 is open, 18:00:00 is closed', () => {
    expect(calendar.isOpen(msk('2026-11-23T09:59:59.999'))).toBe(false);
    expect(calendar.isOpen(msk('2026-11-23T10:00:00'))).toBe(true);
    expect(calendar.isOpen(msk('2026-11-23T17:59:59.999'))).toBe(true);
    expect(calendar.isOpen(msk('2026-11-23T18:00:00'))).toBe(false);
  });

  it.each([
    ['a weekend', '2026-11-28T12:00:00', '2026-11-30T10:00:00'],
    ['National Unity Day', '2026-11-04T12:00:00', '2026-11-05T10:00:00'],
    ['New Year and the moved 31 December', '2026-12-31T12:00:00', '2027-01-11T10:00:00'],
    ['the evening before a working Saturday', '2027-02-19T18:00:00', '2027-02-20T10:00:00'],
    ['an early morning', '2026-11-23T03:12:00', '2026-11-23T10:00:00'],
  ])('R2: after %s counting starts at the next opening', (_, at, opening) => {
    expect(calendar.startOfCounting(msk(at))).toBe(msk(opening));
    expect(calendar.nextOpening(msk(at))).toBe(msk(opening));
  });

  it('R2: while the desk is open counting starts at once', () => {
    expect(calendar.startOfCounting(msk('2026-11-23T17:59:59.999'))).toBe(msk('2026-11-23T17:59:59.999'));
  });

  it('the next opening of an open desk is the one of the next working day, except at the very opening', () => {
    expect(calendar.nextOpening(msk('2026-11-23T10:00:00'))).toBe(msk('2026-11-23T10:00:00'));
    expect(calendar.nextOpening(msk('2026-11-23T10:00:00.001'))).toBe(msk('2026-11-24T10:00:00'));
  });

  it('§6: the public page knows whether the desk is open and when that changes', () => {
    expect(calendar.nextChange(msk('2026-11-27T12:00:00'))).toEqual({ open: true, changesAt: msk('2026-11-27T18:00:00') });
    expect(calendar.nextChange(msk('2026-11-27T18:00:00'))).toEqual({ open: false, changesAt: msk('2026-11-30T10:00:00') });
  });
});

describe('R1, R3: amounts of working time', () => {
  it('an amount that ends exactly at closing ends at closing, one millisecond more at the next opening', () => {
    expect(calendar.addWorkingTime(msk('2026-11-27T10:00:00'), hours(8))).toBe(msk('2026-11-27T18:00:00'));
    expect(calendar.addWorkingTime(msk('2026-11-27T10:00:00'), hours(8) + 1)).toBe(msk('2026-11-30T10:00:00.001'));
    expect(calendar.addWorkingTime(msk('2026-12-30T17:00:00'), hours(1))).toBe(msk('2026-12-30T18:00:00'));
    expect(calendar.addWorkingTime(msk('2026-12-30T17:00:00'), hours(2))).toBe(msk('2027-01-11T11:00:00'));
    expect(calendar.addWorkingTime(msk('2026-12-30T17:00:00'), hours(1 + 247 * 8 + 8))).toBe(msk('2028-01-10T18:00:00'));
  });

  it('no amount at all is the start of counting', () => {
    expect(calendar.addWorkingTime(msk('2026-11-28T12:00:00'), 0)).toBe(msk('2026-11-30T10:00:00'));
    expect(calendar.addWorkingTime(msk('2026-11-28T12:00:00'), -5)).toBe(msk('2026-11-30T10:00:00'));
  });

  it('working time between two instants skips nights, weekends and holidays, and turns negative when they are reversed', () => {
    expect(calendar.workingMillisecondsBetween(msk('2026-12-30T17:00:00'), msk('2027-01-11T11:00:00'))).toBe(hours(2));
    expect(calendar.workingMillisecondsBetween(msk('2027-01-11T11:00:00'), msk('2026-12-30T17:00:00'))).toBe(-hours(2));
    expect(calendar.workingMillisecondsBetween(msk('2020-01-01T00:00:00'), msk('2028-01-01T00:00:00'))).toBe(hours(8 * (248 + 247 + 247 + 247 + 248 + 247 + 247 + 247)));
  });

  it('several intervals a day leave the break out', () => {
    const withBreak = compileWorkCalendar({ ...source, openingHours: [{ opens: '14:00', closes: '18:00' }, { opens: '09:00', closes: '13:00' }] });
    expect(withBreak.addWorkingTime(msk('2026-11-23T12:00:00'), hours(1))).toBe(msk('2026-11-23T13:00:00'));
    expect(withBreak.addWorkingTime(msk('2026-11-23T12:00:00'), hours(2))).toBe(msk('2026-11-23T15:00:00'));
    expect(withBreak.isOpen(msk('2026-11-23T13:30:00'))).toBe(false);
    expect(withBreak.closingOfNthWorkingDayAfter(msk('2026-11-23T12:00:00'), 1)).toBe(msk('2026-11-24T18:00:00'));
  });

  it('intervals that touch are one stretch of work', () => {
    const touching = compileWorkCalendar({ ...source, openingHours: [{ opens: '10:00', closes: '13:00' }, { opens: '13:00', closes: '18:00' }] });
    expect(touching.nextChange(msk('2026-11-23T11:00:00'))).toEqual({ open: true, changesAt: msk('2026-11-23T18:00:00') });
  });

  it('a desk that never closes at night changes only at the weekend', () => {
    const round = compileWorkCalendar({ ...source, openingHours: [{ opens: '00:00', closes: '24:00' }] });
    expect(round.nextChange(msk('2026-11-23T12:00:00'))).toEqual({ open: true, changesAt: msk('2026-11-28T00:00:00') });
    expect(round.nextOpening(msk('2026-11-24T00:00:00'))).toBe(msk('2026-11-30T00:00:00'));
  });

  it('short days close early only when the regulation says so', () => {
    const short = compileWorkCalendar({ ...source, shortDayCloses: '17:00' });
    expect(calendar.nextChange(msk('2027-02-20T12:00:00')).changesAt).toBe(msk('2027-02-20T18:00:00'));
    expect(short.nextChange(msk('2027-02-20T12:00:00')).changesAt).toBe(msk('2027-02-20T17:00:00'));
    expect(short.nextChange(msk('2027-04-30T12:00:00')).changesAt).toBe(msk('2027-04-30T17:00:00'));
    expect(short.nextChange(msk('2027-04-29T12:00:00')).changesAt).toBe(msk('2027-04-29T18:00:00'));
  });

  it('a desk without any hours answers instead of hanging', () => {
    const never = compileWorkCalendar({ ...source, openingHours: [] });
    expect(never.isOpen(msk('2026-11-23T12:00:00'))).toBe(false);
    expect(never.addWorkingTime(msk('2026-11-23T12:00:00'), 1)).toBe(msk('2201-01-01T00:00:00'));
    expect(never.startOfCounting(msk('2026-11-23T12:00:00'))).toBe(msk('2201-01-01T00:00:00'));
    expect(never.closingOfNthWorkingDayAfter(msk('2026-11-23T12:00:00'), 1)).toBe(msk('2201-01-01T00:00:00'));
  });

  it.each([
    [[{ opens: '18:00', closes: '10:00' }], 'close later'],
    [[{ opens: '10:00', closes: '10:00' }], 'close later'],
    [[{ opens: '10:00', closes: '14:00' }, { opens: '13:00', closes: '18:00' }], 'overlap'],
    [[{ opens: '10', closes: '18:00' }], 'HH:MM'],
    [[{ opens: '10:00', closes: '25:00' }], 'HH:MM'],
  ])('impossible opening hours %j are refused with a sentence', (openingHours, sentence) => {
    expect(() => compileWorkCalendar({ ...source, openingHours })).toThrow(sentence);
  });

  it.each([
    [1899, false], [1900, true], [2026, true], [2200, true], [2201, false],
  ])('impossible hours of a day of %i are refused when the calendar is made: %s', (year, refused) => {
    const days = { [`${year}-06-01`]: { kind: 'SPECIAL' as const, name: { ru: 'День', en: 'Day' }, hours: [{ opens: '12:00', closes: '11:00' }] } };
    const make = () => compileWorkCalendar({ ...source, years: [{ year, status: 'OFFICIAL', version: 1, decree: null, days }] });
    if (refused) expect(make).toThrow('close later');
    else expect(make).not.toThrow();
  });
});

describe('Civil Code art. 191, 194: the closing of the n-th working day after', () => {
  it.each([
    ['2026-11-23T10:00:00', 2, '2026-11-25T18:00:00'],
    ['2026-11-23T23:00:00', 2, '2026-11-25T18:00:00'],
    ['2026-11-23T00:00:00', 1, '2026-11-24T18:00:00'],
    ['2026-12-29T15:00:00', 2, '2027-01-11T18:00:00'],
    ['2027-02-19T12:00:00', 1, '2027-02-20T18:00:00'],
    ['2027-02-19T12:00:00', 2, '2027-02-24T18:00:00'],
    ['2026-11-28T12:00:00', 1, '2026-11-30T18:00:00'],
    ['2026-11-23T10:00:00', 27, '2026-12-30T18:00:00'],
    ['2026-11-23T10:00:00', 27 + 247, '2027-12-30T18:00:00'],
  ])('from %s working day number %i closes at %s', (at, n, closing) => {
    expect(iso(calendar.closingOfNthWorkingDayAfter(msk(at), n))).toBe(iso(msk(closing)));
  });
});

describe('R21: years without a published calendar', () => {
  it('an interval that touches a forecast year is provisional', () => {
    expect(calendar.isProvisional(msk('2027-12-30T15:00:00'), msk('2027-12-30T18:00:00'))).toBe(false);
    expect(calendar.isProvisional(msk('2027-12-30T15:00:00'), msk('2028-01-11T15:00:00'))).toBe(true);
    expect(calendar.isProvisional(msk('2019-12-31T23:59:59'), msk('2020-01-09T10:00:00'))).toBe(true);
    expect(calendar.isProvisional(msk('2020-01-01T00:00:00'), msk('2020-01-09T10:00:00'))).toBe(false);
  });

  it('the calendars of an interval are named for evidence (R19)', () => {
    expect(calendar.yearsBetween(msk('2027-12-30T15:00:00'), msk('2028-01-11T15:00:00')).map(({ year, status, version }) => [year, status, version]))
      .toEqual([[2027, 'OFFICIAL', 1], [2028, 'FORECAST', 0]]);
  });

  it.each([
    ['1995-03-07T12:00:00+03:00', '1995-03-09T07:00:00.000Z'],
    ['2050-03-07T18:00:00+03:00', '2050-03-09T07:00:00.000Z'],
  ])('far from the published years the law still closes the desk: after %s it opens at %s', (at, opening) => {
    expect(iso(calendar.nextOpening(Date.parse(at)))).toBe(opening);
  });

  it('an instant before the known years is read as their first, one after them as their last', () => {
    expect(iso(calendar.startOfCounting(msk('1800-01-01T00:00:00')))).toBe('1900-01-09T07:29:43.000Z');
    expect(calendar.yearsBetween(-Infinity, msk('1901-06-01T12:00:00')).map(({ year }) => year)).toEqual([1900, 1901]);
    expect(calendar.yearsBetween(msk('2199-06-01T12:00:00'), Infinity).map(({ year }) => year)).toEqual([2199, 2200]);
  });

  it('an instant of the last evening belongs to the year that ends', () => {
    expect(calendar.yearsBetween(msk('2020-12-31T23:59:59.999'), msk('2021-01-01T00:00:00')).map(({ year }) => year)).toEqual([2020, 2021]);
    expect(calendar.yearsBetween(msk('2020-12-31T12:00:00'), msk('2020-12-31T23:59:59.999')).map(({ year }) => year)).toEqual([2020]);
  });

  it.each([-8.64e15, 8.64e15, -Infinity, Infinity, msk('1800-01-01T00:00:00'), msk('2500-01-01T00:00:00')])('the instant %d is answered and never fails', (at) => {
    expect(calendar.isOpen(at)).toBe(false);
    expect(Number.isNaN(calendar.addWorkingTime(at, hours(16)))).toBe(false);
    expect(Number.isNaN(calendar.nextChange(at).changesAt)).toBe(false);
    expect(Number.isNaN(calendar.closingOfNthWorkingDayAfter(at, 2))).toBe(false);
    expect(calendar.isProvisional(at, at)).toBe(true);
    expect(calendar.workingMillisecondsBetween(at, at)).toBe(0);
    expect(calendar.daysBetween(at, at).length).toBeLessThanOrEqual(1);
  });

  it('a whole span from the first to the last known year is bounded work', () => {
    expect(calendar.workingMillisecondsBetween(-8.64e15, 8.64e15)).toBeGreaterThan(hours(8 * 248 * 301));
  });
});

describe('time zones are read with their history', () => {
  it.each([
    ['2010-07-01', '06:00'], ['2010-12-01', '07:00'], ['2012-12-03', '06:00'], ['2014-10-24', '06:00'], ['2014-10-27', '07:00'], ['2026-07-01', '07:00'],
  ])('Moscow opened on %s at %sZ', (date, opening) => {
    expect(iso(calendar.nextOpening(Date.parse(`${date}T00:00:00Z`)))).toBe(`${date}T${opening}:00.000Z`);
  });

  it('the day on which Berlin springs forward has an hour less and the day it falls back an hour more', () => {
    const name = { ru: 'Дежурство', en: 'On duty' };
    const years = officialYears.map((year) =>
      overlaidWith(year, [{ date: '2026-03-29', kind: 'OPENED', name }, { date: '2026-10-25', kind: 'OPENED', name }]));
    const berlin = compileWorkCalendar({ years, openingHours: [{ opens: '00:00', closes: '24:00' }], timeZone: 'Europe/Berlin' });
    expect(berlin.workingMillisecondsBetween(Date.parse('2026-03-29T00:00:00+01:00'), Date.parse('2026-03-30T00:00:00+02:00'))).toBe(hours(23));
    expect(berlin.workingMillisecondsBetween(Date.parse('2026-10-25T00:00:00+02:00'), Date.parse('2026-10-26T00:00:00+01:00'))).toBe(hours(25));
  });

  it('a half-hour zone opens at its own wall clock', () => {
    const kolkata = compileWorkCalendar({ ...source, timeZone: 'Asia/Kolkata' });
    expect(iso(kolkata.nextOpening(Date.parse('2026-11-24T00:00:00Z')))).toBe('2026-11-24T04:30:00.000Z');
  });

  it('a day that the zone skipped is not worked', () => {
    const apia = compileWorkCalendar({ ...source, timeZone: 'Pacific/Apia' }); // had no 30 December 2011
    // nor is it one of the days to which the Civil Code counts
    expect(iso(apia.closingOfNthWorkingDayAfter(Date.parse('2011-12-29T12:00:00-10:00'), 1))).toBe('2012-01-09T04:00:00.000Z');
    expect(apia.workingMillisecondsBetween(Date.parse('2011-12-29T00:00:00-10:00'), Date.parse('2012-01-01T00:00:00+14:00'))).toBe(hours(8));
  });

  it('an unknown zone is refused', () => {
    expect(() => compileWorkCalendar({ ...source, timeZone: 'Europe/Atlantis' })).toThrow(RangeError);
  });
});

describe('R20: days for the explanation', () => {
  it('the last day of a year is counted like any other', () => {
    expect(calendar.daysBetween(msk('2029-12-31T00:00:00'), msk('2029-12-31T23:59:59'))).toMatchObject([
      { date: '2029-12-31', kind: 'SHORT', worked: [{ from: msk('2029-12-31T10:00:00'), to: msk('2029-12-31T18:00:00') }] },
    ]);
  });

  it('every day between two instants comes with its kind, its name and the time worked inside', () => {
    const days = calendar.daysBetween(msk('2027-02-19T12:00:00'), msk('2027-02-24T12:00:00'));
    expect(days.map(({ date, kind, name, worked }) => [date, kind, name?.en ?? null, worked.map(({ from, to }) => (to - from) / hours(1))])).toEqual([
      ['2027-02-19', 'WORKING', null, [6]],
      ['2027-02-20', 'WORKING_WEEKEND', 'Working day instead of 22.02.2027 (decree No. 1187)', [8]],
      ['2027-02-21', 'WEEKEND', null, []],
      ['2027-02-22', 'MOVED_OFF', 'Moved from 20.02.2027 (decree No. 1187)', []],
      ['2027-02-23', 'HOLIDAY', 'Defender of the Fatherland Day', []],
      ['2027-02-24', 'WORKING', null, [2]],
    ]);
  });

  it('an instant exactly at closing has worked nothing of its day', () => {
    expect(calendar.daysBetween(msk('2026-11-23T18:00:00'), msk('2026-11-24T10:00:00')).map(({ worked }) => worked)).toEqual([[], []]);
  });

  it('the days run on over the end of the year', () => {
    const days = calendar.daysBetween(msk('2026-12-30T23:00:00'), msk('2027-01-02T00:00:00')).map(({ date }) => date);
    expect(days).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  });
});

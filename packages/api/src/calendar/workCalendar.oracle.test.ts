import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaidWith } from './companyDay.ts';
import data from './data/ruProductionCalendar.json' with { type: 'json' };
import { officialYears } from './officialYears.ts';
import type { OpeningHours } from './openingHours.ts';
import { compileWorkCalendar } from './workCalendar.ts';

const minute = 60_000;
const from = Date.parse('2026-09-20T00:00:00Z');
const minutes = 260 * 24 * 60;

interface Desk {
  readonly timeZone: string;
  readonly openingHours: readonly OpeningHours[];
  /** Nights of the change of clocks on which the desk works, so that the missing and the doubled hour count. */
  readonly opened: readonly string[];
}

/** The slow truth: asks the zone's wall clock at every single minute whether the desk is open, straight from the published lists. */
const openMinutes = ({ timeZone, openingHours, opened }: Desk): Uint8Array => {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const off = new Set(Object.values(data).flatMap(({ holidays }) => holidays as string[]));
  const on = new Set([...Object.values(data).flatMap(({ workingWeekends }) => workingWeekends as string[]), ...opened]);
  const table = new Uint8Array(minutes);
  for (let index = 0; index < minutes; index += 1) {
    const [date = '', time = ''] = wall.format(from + index * minute).split(' ');
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    const works = on.has(date) || (weekday >= 1 && weekday <= 5 && !off.has(date));
    table[index] = works && openingHours.some(({ opens, closes }) => opens <= time && time < closes) ? 1 : 0;
  }
  return table;
};

const desks: readonly Desk[] = [
  { timeZone: 'Europe/Moscow', openingHours: [{ opens: '10:00', closes: '18:00' }], opened: [] },
  { timeZone: 'Europe/Berlin', openingHours: [{ opens: '00:00', closes: '05:30' }, { opens: '09:15', closes: '18:00' }], opened: ['2026-10-25', '2027-03-28'] },
  { timeZone: 'Asia/Tehran', openingHours: [{ opens: '08:30', closes: '12:00' }, { opens: '12:45', closes: '17:15' }, { opens: '20:00', closes: '21:30' }], opened: ['2026-12-05'] },
  { timeZone: 'America/Sao_Paulo', openingHours: [{ opens: '00:00', closes: '01:30' }, { opens: '09:00', closes: '18:00' }], opened: ['2026-10-18', '2027-02-21'] },
  { timeZone: 'Australia/Lord_Howe', openingHours: [{ opens: '00:00', closes: '02:10' }, { opens: '09:00', closes: '24:00' }], opened: ['2026-10-04', '2027-04-04'] },
];

describe.each(desks)('the clock agrees with a count of single minutes in $timeZone (§4.6, R1–R3)', (desk) => {
  const truth = openMinutes(desk);
  const name = { ru: 'Дежурство', en: 'On duty' };
  const years = officialYears.map((year) => overlaidWith(year, desk.opened.map((date) => ({ date, kind: 'OPENED' as const, name }))));
  const calendar = compileWorkCalendar({ years, openingHours: desk.openingHours, timeZone: desk.timeZone });
  const instants = fc.integer({ min: 0, max: minutes - 60 * 24 * 60 });

  it('at every minute of 260 days the desk is open exactly when it should be', () => {
    const wrong = truth.findIndex((open, index) => calendar.isOpen(from + index * minute) !== (open === 1));
    expect(wrong).toBe(-1);
  });

  it('working time between two instants is the number of open minutes', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 0, max: 40 * 24 * 60 }), (start, length) => {
      const counted = truth.subarray(start, start + length).reduce((sum, open) => sum + open, 0);
      expect(calendar.workingMillisecondsBetween(from + start * minute, from + (start + length) * minute)).toBe(counted * minute);
    }), { numRuns: 300 });
  });

  it('an amount is used up at the end of its last open minute', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 1, max: 56 * 60 }), (start, amount) => {
      let at = start;
      for (let left = amount; left > 0; at += 1) left -= truth[at] ?? 0;
      expect(calendar.addWorkingTime(from + start * minute, amount * minute)).toBe(from + at * minute);
    }), { numRuns: 300 });
  });

  it('the next opening and the next change are the first minutes that differ', () => {
    fc.assert(fc.property(instants, (start) => {
      const open = truth[start] ?? 0;
      let changes = start;
      while (truth[changes] === open) changes += 1;
      expect(calendar.nextChange(from + start * minute)).toEqual({ open: open === 1, changesAt: from + changes * minute });
      expect(calendar.startOfCounting(from + start * minute)).toBe(from + (open === 1 ? start : changes) * minute);
    }), { numRuns: 300 });
  });
});

describe('laws of the clock at any millisecond, near the published years and far from them', () => {
  const calendar = compileWorkCalendar({ years: officialYears, openingHours: [{ opens: '10:00', closes: '18:00' }], timeZone: 'Europe/Moscow' });
  const anyInstant = fc.integer({ min: Date.parse('1950-01-01'), max: Date.parse('2100-01-01') });
  const anyAmount = fc.integer({ min: 1, max: 100 * 3_600_000 });

  it('R3: the amount added is the working time that passes, and one millisecond earlier it has not passed', () => {
    fc.assert(fc.property(anyInstant, anyAmount, (start, amount) => {
      const end = calendar.addWorkingTime(start, amount);
      expect(calendar.workingMillisecondsBetween(start, end)).toBe(amount);
      expect(calendar.workingMillisecondsBetween(start, end - 1)).toBe(amount - 1);
    }), { numRuns: 1000 });
  });

  it('adding in two steps is adding at once, and a later start never ends earlier', () => {
    fc.assert(fc.property(anyInstant, anyAmount, anyAmount, (start, first, second) => {
      const end = calendar.addWorkingTime(start, first + second);
      expect(calendar.addWorkingTime(calendar.addWorkingTime(start, first), second)).toBe(end);
      expect(calendar.addWorkingTime(start + second, first + second)).toBeGreaterThanOrEqual(end);
    }), { numRuns: 1000 });
  });

  it('the days of an interval sum to its working time', () => {
    fc.assert(fc.property(anyInstant, fc.integer({ min: 0, max: 30 * 86_400_000 }), (start, length) => {
      const worked = calendar.daysBetween(start, start + length).flatMap((day) => day.worked.map(({ from: begins, to }) => to - begins));
      expect(worked.reduce((sum, part) => sum + part, 0)).toBe(calendar.workingMillisecondsBetween(start, start + length));
    }), { numRuns: 300 });
  });
});

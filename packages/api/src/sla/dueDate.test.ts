import type { Priority } from '@reglament/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { dueOf, termOf } from './dueDate.ts';

const calendar = calendarOfRegulation(defaultRegulation, officialYears);
const msk = (text: string) => Date.parse(`${text}+03:00`);
const iso = (at: number) => new Date(at).toISOString();
const due = (at: number, priority: Priority) => dueOf(calendar, defaultRegulation, at, priority).dueAt;
const endOfDay: RegulationParameters = { ...defaultRegulation, dueRule: 'END_OF_NTH_DAY' };

describe('§4.7: high priority is answered within two working days', () => {
  it.each([
    ['at the opening of Monday', '2026-11-23T10:00:00', '2026-11-23T10:00:00', '2026-11-24T18:00:00', '2026-11-25T18:00:00'],
    ['in the afternoon', '2026-11-23T14:30:00', '2026-11-23T14:30:00', '2026-11-25T14:30:00', '2026-11-25T18:00:00'],
    ['half a minute before closing', '2026-11-23T17:59:30', '2026-11-23T17:59:30', '2026-11-25T17:59:30', '2026-11-25T18:00:00'],
    ['in the last millisecond of the day', '2026-11-23T17:59:59.999', '2026-11-23T17:59:59.999', '2026-11-25T17:59:59.999', '2026-11-25T18:00:00'],
    ['exactly at closing', '2026-11-23T18:00:00', '2026-11-24T10:00:00', '2026-11-25T18:00:00', '2026-11-26T18:00:00'],
    ['in the last millisecond before opening', '2026-11-23T09:59:59.999', '2026-11-23T10:00:00', '2026-11-24T18:00:00', '2026-11-25T18:00:00'],
    ['before the New Year holidays', '2026-12-29T15:00:00', '2026-12-29T15:00:00', '2027-01-11T15:00:00', '2027-01-11T18:00:00'],
    ['on 31 December, a day off by decree', '2026-12-31T11:00:00', '2027-01-11T10:00:00', '2027-01-12T18:00:00', '2027-01-13T18:00:00'],
    ['on the Friday before a working Saturday', '2027-02-19T12:00:00', '2027-02-19T12:00:00', '2027-02-24T12:00:00', '2027-02-24T18:00:00'],
    ['on a working Saturday', '2027-02-20T12:00:00', '2027-02-20T12:00:00', '2027-02-25T12:00:00', '2027-02-25T18:00:00'],
    ['on the Sunday after it', '2027-02-21T12:00:00', '2027-02-24T10:00:00', '2027-02-25T18:00:00', '2027-02-26T18:00:00'],
    ['before a year that is not published', '2027-12-30T15:00:00', '2027-12-30T15:00:00', '2028-01-11T15:00:00', '2028-01-11T18:00:00'],
  ])('R1–R3: %s (%s) it starts %s, is due %s, at the latest %s', (_, arrival, startsAt, dueAt, outerLimitAt) => {
    const found = dueOf(calendar, defaultRegulation, msk(arrival), 'HIGH');
    expect([iso(found.startsAt), iso(found.dueAt), iso(found.outerLimitAt)]).toEqual([iso(msk(startsAt)), iso(msk(dueAt)), iso(msk(outerLimitAt))]);
    expect(dueOf(calendar, endOfDay, msk(arrival), 'HIGH')).toMatchObject({ startsAt: msk(startsAt), dueAt: msk(outerLimitAt), outerLimitAt: msk(outerLimitAt) });
  });

  it('R21: only a term that touches the unpublished year is provisional', () => {
    expect(dueOf(calendar, defaultRegulation, msk('2027-12-30T15:00:00'), 'HIGH').provisional).toBe(true);
    expect(dueOf(calendar, defaultRegulation, msk('2027-12-20T15:00:00'), 'HIGH').provisional).toBe(false);
  });
});

describe('§4.7: the terms of the priorities', () => {
  it.each([['HIGH', 16, '2026-11-26T11:00:00'], ['MEDIUM', 32, '2026-11-30T11:00:00'], ['LOW', 56, '2026-12-03T11:00:00']] as const)(
    '%s priority has %i working hours', (priority, hours, dueAt) => {
      expect(termOf(defaultRegulation, priority)).toBe(hours * 3_600_000);
      expect(iso(dueOf(calendar, defaultRegulation, msk('2026-11-24T11:00:00'), priority).dueAt)).toBe(iso(msk(dueAt)));
    });

  it('shortened days lengthen a term in days, never in working hours, and the outer limit never precedes the due', () => {
    const short: RegulationParameters = { ...defaultRegulation, shortDayCloses: '17:00' };
    const shorter = calendarOfRegulation(short, officialYears);
    const { dueAt, outerLimitAt } = dueOf(shorter, short, msk('2027-04-29T17:30:00'), 'HIGH');
    expect(iso(dueAt)).toBe(iso(msk('2027-05-05T10:30:00')));
    expect(outerLimitAt).toBe(dueAt);
  });

  it('R22: hours, zone and nominal day of another organisation act at once', () => {
    const other: RegulationParameters = {
      ...defaultRegulation, timeZone: 'Asia/Yekaterinburg', openingHours: [{ opens: '09:00', closes: '13:00' }, { opens: '14:00', closes: '18:00' }], nominalDayHours: 4,
    };
    expect(iso(dueOf(calendarOfRegulation(other, officialYears), other, Date.parse('2026-11-23T09:00:00+05:00'), 'HIGH').dueAt)).toBe('2026-11-23T13:00:00.000Z');
  });
});

describe('laws of the due', () => {
  const arrivals = fc.integer({ min: Date.parse('2019-06-01'), max: Date.parse('2031-01-01') });
  const priorities = fc.constantFrom<Priority>('HIGH', 'MEDIUM', 'LOW');

  it('R1: from the start to the due there is exactly the term, inside working hours at both ends', () => {
    fc.assert(fc.property(arrivals, priorities, (arrival, priority) => {
      const { startsAt, dueAt } = dueOf(calendar, defaultRegulation, arrival, priority);
      expect(calendar.isOpen(startsAt)).toBe(true);
      expect(calendar.isOpen(dueAt - 1)).toBe(true);
      expect(calendar.workingMillisecondsBetween(arrival, dueAt)).toBe(termOf(defaultRegulation, priority));
    }), { numRuns: 1000 });
  });

  it('counting working time never gives more than counting to the closing of the last day', () => {
    fc.assert(fc.property(arrivals, priorities, (arrival, priority) => {
      const { dueAt, outerLimitAt } = dueOf(calendar, defaultRegulation, arrival, priority);
      expect(dueOf(calendar, endOfDay, arrival, priority).dueAt).toBe(outerLimitAt);
      expect(dueAt).toBeLessThanOrEqual(outerLimitAt);
    }), { numRuns: 1000 });
  });

  it('§4.7: a later arrival is never due earlier, and a higher priority never later', () => {
    fc.assert(fc.property(arrivals, fc.integer({ min: 0, max: 10 * 86_400_000 }), (arrival, later) => {
      expect(due(arrival + later, 'LOW')).toBeGreaterThanOrEqual(due(arrival, 'LOW'));
      expect(due(arrival, 'HIGH')).toBeLessThan(due(arrival, 'MEDIUM'));
      expect(due(arrival, 'MEDIUM')).toBeLessThan(due(arrival, 'LOW'));
    }), { numRuns: 500 });
  });
});

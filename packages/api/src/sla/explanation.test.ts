import type { Priority } from '@reglament/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { dueOf, termOf } from './dueDate.ts';
import { explain } from './explanation.ts';

const msk = (text: string) => Date.parse(`${text}+03:00`);
const calendar = calendarOfRegulation(defaultRegulation, officialYears);
const explained = (openedAt: number, priority: Priority, parameters: RegulationParameters = defaultRegulation) =>
  explain(calendar, parameters, {
    kind: 'FIRST', priority, openedAt, ...dueOf(calendar, parameters, openedAt, priority), regulationVersion: '1.0', calendarVersions: ['2026 v1', '2027 v1'],
  });

describe('R20: a due that a person can check with a pencil (§4.6, §4.7)', () => {
  it('over the New Year every day is listed with what was counted or why it was skipped', () => {
    const { days, ...rest } = explained(msk('2026-12-29T15:00:00'), 'HIGH');
    expect(days.map(({ date, kind, name, countedSeconds }) => [date, kind, name?.ru ?? null, countedSeconds / 3600])).toEqual([
      ['2026-12-29', 'WORKING', null, 3],
      ['2026-12-30', 'WORKING', null, 8],
      ['2026-12-31', 'MOVED_OFF', 'Выходной, перенесён с 04.01.2026 (постановление № 1466)', 0],
      ['2027-01-01', 'HOLIDAY', 'Новогодние каникулы', 0],
      ['2027-01-02', 'HOLIDAY', 'Новогодние каникулы', 0],
      ['2027-01-03', 'HOLIDAY', 'Новогодние каникулы', 0],
      ['2027-01-04', 'HOLIDAY', 'Новогодние каникулы', 0],
      ['2027-01-05', 'HOLIDAY', 'Новогодние каникулы', 0],
      ['2027-01-06', 'HOLIDAY', 'Новогодние каникулы', 0],
      ['2027-01-07', 'HOLIDAY', 'Рождество Христово', 0],
      ['2027-01-08', 'HOLIDAY', 'Новогодние каникулы', 0],
      ['2027-01-09', 'WEEKEND', null, 0],
      ['2027-01-10', 'WEEKEND', null, 0],
      ['2027-01-11', 'WORKING', null, 5],
    ]);
    expect(rest).toEqual({
      termSeconds: 16 * 3600, countedSeconds: 16 * 3600, workingDays: 2, priority: 'HIGH',
      startsAt: msk('2026-12-29T15:00:00'), dueAt: msk('2027-01-11T15:00:00'), outerLimitAt: msk('2027-01-11T18:00:00'),
      clauses: ['4.6', '4.7'], regulationVersion: '1.0', calendarVersions: ['2026 v1', '2027 v1'], provisional: false,
    });
  });

  it('the intervals say from when to when', () => {
    expect(explained(msk('2026-11-23T14:30:00'), 'HIGH').days.map(({ intervals }) => intervals)).toEqual([
      [{ from: msk('2026-11-23T14:30:00'), to: msk('2026-11-23T18:00:00'), seconds: 12_600 }],
      [{ from: msk('2026-11-24T10:00:00'), to: msk('2026-11-24T18:00:00'), seconds: 28_800 }],
      [{ from: msk('2026-11-25T10:00:00'), to: msk('2026-11-25T14:30:00'), seconds: 16_200 }],
    ]);
  });

  it('the day of an arrival after closing is listed with nothing counted', () => {
    expect(explained(msk('2026-11-23T18:00:00'), 'HIGH').days[0]).toEqual({ date: '2026-11-23', kind: 'WORKING', name: null, intervals: [], countedSeconds: 0 });
  });

  it('R14: what was released from quarantine later than it arrived is counted from the release only', () => {
    const releasedAt = msk('2026-11-24T15:00:00');
    const { days, countedSeconds } = explain(calendar, defaultRegulation, {
      kind: 'FIRST', priority: 'HIGH', ...dueOf(calendar, defaultRegulation, releasedAt, 'HIGH'), openedAt: msk('2026-11-23T12:00:00'), regulationVersion: '1.0', calendarVersions: [],
    });
    expect(days.slice(0, 2).map((day) => day.countedSeconds / 3600)).toEqual([0, 3]);
    expect(countedSeconds).toBe(16 * 3600);
  });

  it('§4.12: a follow-up names its own clause, and an unpublished year is admitted (R21)', () => {
    const openedAt = msk('2027-12-30T15:00:00');
    const { clauses, provisional } = explain(calendar, defaultRegulation, {
      kind: 'FOLLOW_UP', priority: 'LOW', openedAt, ...dueOf(calendar, defaultRegulation, openedAt, 'LOW'), regulationVersion: '1.0', calendarVersions: [],
    });
    expect(clauses).toEqual(['4.6', '4.7', '4.12']);
    expect(provisional).toBe(true);
  });

  it('under END_OF_NTH_DAY and after a raised priority it counts what is really between start and due', () => {
    const endOfDay = explained(msk('2026-11-23T14:30:00'), 'HIGH', { ...defaultRegulation, dueRule: 'END_OF_NTH_DAY' });
    expect([endOfDay.termSeconds, endOfDay.countedSeconds]).toEqual([16 * 3600, 19.5 * 3600]);
    const raised = explain(calendar, defaultRegulation, {
      kind: 'FIRST', priority: 'HIGH', openedAt: msk('2026-11-24T11:00:00'), startsAt: msk('2026-11-24T11:00:00'), dueAt: msk('2026-11-30T11:00:00'),
      outerLimitAt: msk('2026-11-30T18:00:00'), regulationVersion: '1.0', calendarVersions: [],
    });
    expect(raised.countedSeconds).toBe(32 * 3600);
  });

  it('what is counted always sums to the term exactly, without a day missing', () => {
    const arrivals = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') });
    fc.assert(fc.property(arrivals, fc.constantFrom<Priority>('HIGH', 'MEDIUM', 'LOW'), (arrival, priority) => {
      const { days, countedSeconds, dueAt } = explained(arrival, priority);
      expect(countedSeconds).toBe(termOf(defaultRegulation, priority) / 1000);
      expect(days.reduce((sum, day) => sum + day.countedSeconds, 0)).toBe(countedSeconds);
      for (const day of days) expect(day.intervals.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(day.countedSeconds);
      expect(days).toHaveLength(Math.floor((dueAt + 10_800_000) / 86_400_000) - Math.floor((arrival + 10_800_000) / 86_400_000) + 1);
      expect(days.at(-1)?.intervals.at(-1)?.to).toBe(dueAt);
    }), { numRuns: 300 });
  });

  it('sums exactly too where a priority was raised within a second (R9)', () => {
    const arrivals = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') });
    fc.assert(fc.property(arrivals, fc.integer({ min: 0, max: 4 * 86_400_000 }), (openedAt, later) => {
      const { startsAt, outerLimitAt } = dueOf(calendar, defaultRegulation, openedAt, 'LOW');
      const { dueAt } = dueOf(calendar, defaultRegulation, openedAt + later, 'HIGH');
      const { days, countedSeconds } = explain(calendar, defaultRegulation, { kind: 'FIRST', priority: 'HIGH', openedAt, startsAt, dueAt, outerLimitAt, regulationVersion: '1.0', calendarVersions: [] });
      expect(countedSeconds).toBe(Math.round(calendar.workingMillisecondsBetween(startsAt, dueAt) / 1000));
      expect(days.reduce((sum, day) => sum + day.countedSeconds, 0)).toBe(countedSeconds);
    }), { numRuns: 300 });
  });
});

import { expect, test } from 'vitest';
import { overlaidWith, type CompanyDay } from '../calendar/companyDay.ts';
import { officialYears } from '../calendar/officialYears.ts';
import { WorkCalendar } from '../calendar/workCalendar.ts';
import { defaultRegulation as regulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { testInstallation } from './installationTest.ts';
import { publishedVectors as vectors } from './publishedVectors.ts';

const name = { ru: 'Объявлено', en: 'Announced' };
const withDay = (day: Omit<CompanyDay, 'name'>) => calendarOfRegulation(regulation, officialYears.map((year) => overlaidWith(year, [{ ...day, name }])));
const changed = (parameters: Partial<RegulationParameters>) => {
  const own = { ...regulation, ...parameters };
  return testInstallation(calendarOfRegulation(own, officialYears), own, vectors);
};

test('as it comes, an installation counts every case as published, and each adds up', () => {
  expect(changed({})).toEqual({ passed: vectors.length, failures: [], changedParameters: [], changedDays: [], unaccounted: [], unexplained: [] });
});

test('parameters come from the database in another order of their keys', () => {
  expect(changed({ answerTerms: { LOW: 7, MEDIUM: 4, HIGH: 2 }, openingHours: [{ closes: '18:00', opens: '10:00' }] }).changedParameters).toEqual([]);
});

test('a day that the company closed is named, and accounts for what it moves (§6)', () => {
  const tested = testInstallation(withDay({ date: '2026-11-25', kind: 'CLOSED' }), regulation, vectors);
  expect(tested.changedDays).toEqual([{ date: '2026-11-25', publishedKind: 'WORKING', kind: 'CLOSED', publishedSeconds: 28_800, seconds: 0 }]);
  expect(tested.failures.map(({ id }) => id)).toContain('E01');
  expect([tested.unaccounted, tested.unexplained]).toEqual([[], []]);
});

test('shorter hours of one day are a change too', () => {
  const tested = testInstallation(withDay({ date: '2026-11-25', kind: 'SPECIAL', hours: [{ opens: '10:00', closes: '12:00' }] }), regulation, vectors);
  expect(tested.changedDays).toMatchObject([{ date: '2026-11-25', seconds: 7200 }]);
});

test('parameters that decide dues are named, others are not; with them everything is accounted for (R22)', () => {
  expect(changed({ answerTerms: { HIGH: 3, MEDIUM: 4, LOW: 7 }, timeZone: 'Asia/Omsk', archiveAfterDays: 3 })).toMatchObject({ changedParameters: ['timeZone', 'answerTerms'], unaccounted: [], unexplained: [] });
  expect(changed({ dueRule: 'END_OF_NTH_DAY' })).toMatchObject({ changedParameters: ['dueRule'], unexplained: [] });
  expect(changed({ calendarCode: 'shift' }).changedDays).toEqual([]);
});

test('an engine that is wrong by a second on its own accounts for nothing', () => {
  class Late extends WorkCalendar {
    override addWorkingTime(startMs: number, amountMs: number): number {
      return super.addWorkingTime(startMs, amountMs + 1000);
    }
  }
  const late = new Late({ years: officialYears, openingHours: regulation.openingHours, timeZone: regulation.timeZone });
  const tested = testInstallation(late, regulation, vectors);
  expect([tested.passed, tested.unaccounted.length, tested.unexplained.length]).toEqual([0, vectors.length, vectors.length]);
});

const noCase = testInstallation(calendarOfRegulation(regulation, officialYears), regulation, []);
test('without cases nothing is counted and nothing differs', () => {
  expect(noCase).toEqual({ passed: 0, failures: [], changedParameters: [], changedDays: [], unaccounted: [], unexplained: [] });
});

test('a day of the same length but of another kind is a change, and so is one of the same kind and another length', () => {
  const special = testInstallation(withDay({ date: '2026-11-25', kind: 'SPECIAL', hours: [{ opens: '10:00', closes: '18:00' }] }), regulation, vectors);
  expect(special).toMatchObject({ failures: [], changedDays: [{ date: '2026-11-25', publishedKind: 'WORKING', kind: 'SPECIAL', publishedSeconds: 28_800, seconds: 28_800 }] });
  const shorter = new WorkCalendar({ years: officialYears, openingHours: [{ opens: '10:00', closes: '17:00' }], timeZone: regulation.timeZone });
  expect(testInstallation(shorter, regulation, vectors).changedDays.find(({ date }) => date === '2026-11-24')).toMatchObject({ kind: 'WORKING', publishedKind: 'WORKING', publishedSeconds: 28_800, seconds: 25_200 });
});

test('days are looked at up to where a case falls due now, not only to where it was to', () => {
  const years = officialYears.map((year) => overlaidWith(year, ['2026-11-26', '2026-11-27'].map((date) => ({ date, kind: 'CLOSED' as const, name }))));
  const [first] = vectors;
  // E01 was due on the 26th
  const tested = testInstallation(calendarOfRegulation(regulation, years), regulation, first ? [first] : []);
  expect(tested.changedDays.map(({ date }) => date)).toEqual(['2026-11-26', '2026-11-27']);
  expect(tested).toMatchObject({ passed: 0, unaccounted: [], unexplained: [] });
});

test('a changed day accounts only for the cases whose term it touches, its first and last day included', () => {
  class Late extends WorkCalendar {
    override addWorkingTime(startMs: number, amountMs: number): number {
      return super.addWorkingTime(startMs, amountMs + 1000);
    }
  }
  const years = officialYears.map((year) => overlaidWith(year, [{ date: '2026-11-25', kind: 'SPECIAL', hours: [{ opens: '10:00', closes: '18:00' }], name }]));
  const late = new Late({ years, openingHours: regulation.openingHours, timeZone: regulation.timeZone });
  const arriving = (id: string, receivedAt: string) => ({ id, receivedAt, priority: 'HIGH' as const, startsAt: receivedAt, dueAt: receivedAt });
  const tested = testInstallation(late, regulation, [
    arriving('due the day before', '2026-11-20T08:00:00Z'), arriving('due on it', '2026-11-23T08:00:00Z'), arriving('across it', '2026-11-24T08:00:00Z'),
    arriving('arrives on it', '2026-11-25T08:00:00Z'), arriving('arrives the day after', '2026-11-26T08:00:00Z'),
  ]);
  expect(tested.failures).toHaveLength(5);
  expect(tested.unaccounted).toEqual(['due the day before', 'arrives the day after']);
});

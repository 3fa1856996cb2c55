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

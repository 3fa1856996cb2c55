import { isDeepStrictEqual } from 'node:util';
import { codesOf, regulationParameters, type RegulationParameter } from '@reglament/schema';
import type { DayKind } from '../calendar/dayKind.ts';
import { officialYears } from '../calendar/officialYears.ts';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { dueOf } from './dueDate.ts';
import { failedVectors, type FailedVector, type SlaVector } from './selfTest.ts';

/** A day that this installation counts otherwise than it was published. */
export interface ChangedDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly publishedKind: DayKind;
  readonly kind: DayKind;
  readonly publishedSeconds: number;
  readonly seconds: number;
}

/** The published cases by the version of the regulation in force and the calendar as it is stored. */
export interface InstallationTest {
  readonly passed: number;
  readonly failures: readonly FailedVector[];
  /** Parameters of the version that decide dues and are not as published. */
  readonly changedParameters: readonly RegulationParameter[];
  readonly changedDays: readonly ChangedDay[];
  /** Cases that differ although neither a parameter nor a day of their term does: the engine or its data are wrong. */
  readonly unaccounted: readonly string[];
  /** Cases whose working time, added up day by day, is not their term (R20). */
  readonly unexplained: readonly string[];
}

/** What of a version decides dues (R1–R3). */
const deciding = ['calendarCode', 'timeZone', 'openingHours', 'shortDayCloses', 'answerTerms', 'nominalDayHours', 'dueRule'] as const satisfies readonly RegulationParameter[];

const changedParametersOf = (parameters: RegulationParameters): RegulationParameter[] =>
  codesOf(regulationParameters).filter((one) => deciding.some((name) => name === one && !isDeepStrictEqual(parameters[name], defaultRegulation[name])));

const secondsOf = (worked: readonly { readonly from: number; readonly to: number }[]): number => worked.reduce((sum, { from, to }) => sum + to - from, 0) / 1000;

const changedDaysOf = (calendar: WorkCalendar, parameters: RegulationParameters, from: number, to: number): ChangedDay[] => {
  const published = calendarOfRegulation(parameters, officialYears).daysBetween(from, to);
  return calendar.daysBetween(from, to).flatMap(({ date, kind, worked }, index) => {
    const { kind: publishedKind, worked: publishedWorked } = published[index] ?? { kind, worked };
    const [publishedSeconds, seconds] = [secondsOf(publishedWorked), secondsOf(worked)];
    return publishedKind === kind && publishedSeconds === seconds ? [] : [{ date, publishedKind, kind, publishedSeconds, seconds }];
  });
};

/** R20: under WORKING_TIME the days of a term, added up one by one, are the term to the millisecond. */
const isExplained = (calendar: WorkCalendar, parameters: RegulationParameters, { receivedAt, priority }: SlaVector): boolean => {
  if (parameters.dueRule !== 'WORKING_TIME') return true;
  const { startsAt, dueAt } = dueOf(calendar, parameters, Date.parse(receivedAt), priority);
  return secondsOf(calendar.daysBetween(startsAt, dueAt).flatMap(({ worked }) => worked)) === parameters.answerTerms[priority] * parameters.nominalDayHours * 3600;
};

/**
 * R1–R3, R20 (§4.6, §4.7): counts the published cases as this installation counts requests now. What differs must follow from a parameter
 * that the version in force has changed, or from a day that the stored calendar has otherwise.
 */
export const testInstallation = (calendar: WorkCalendar, parameters: RegulationParameters, vectors: readonly SlaVector[]): InstallationTest => {
  const failures = failedVectors(calendar, parameters, vectors);
  const changedParameters = changedParametersOf(parameters);
  const arrivals = vectors.map(({ receivedAt }) => Date.parse(receivedAt));
  const ends = [...vectors.map(({ dueAt }) => Date.parse(dueAt)), ...failures.map(({ dueAt }) => dueAt)];
  // another calendar differs on every holiday: that it is another one says it all
  const isPublishedCalendar = !changedParameters.includes('calendarCode');
  const changedDays = isPublishedCalendar && vectors.length > 0 ? changedDaysOf(calendar, parameters, Math.min(...arrivals), Math.max(...ends)) : [];
  const isAccounted = ({ id, dueAt, expectedDueAt }: FailedVector): boolean => {
    const arrival = vectors.find((one) => one.id === id)?.receivedAt ?? '';
    const [from, to] = [arrival.slice(0, 10), new Date(Math.max(dueAt, expectedDueAt)).toISOString().slice(0, 10)];
    return changedParameters.length > 0 || changedDays.some(({ date }) => from <= date && date <= to);
  };
  return {
    passed: vectors.length - failures.length, failures, changedParameters, changedDays,
    unaccounted: failures.filter((one) => !isAccounted(one)).map(({ id }) => id),
    unexplained: vectors.filter((one) => !isExplained(calendar, parameters, one)).map(({ id }) => id),
  };
};

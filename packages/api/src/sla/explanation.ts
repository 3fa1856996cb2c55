import type { ObligationKind, Priority } from '@reglament/schema';
import type { DayKind } from '../calendar/dayKind.ts';
import type { DayName } from '../calendar/statutoryHolidays.ts';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { termOf } from './dueDate.ts';

/** What is explained, with the versions that it was computed under (R19). Instants are epoch milliseconds. */
export interface ExplainedObligation {
  readonly kind: ObligationKind;
  readonly priority: Priority;
  readonly openedAt: number;
  readonly startsAt: number;
  readonly dueAt: number;
  readonly outerLimitAt: number;
  readonly regulationVersion: string;
  readonly calendarVersions: readonly string[];
}

export interface ExplainedInterval {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

/** A calendar day of the term: what was counted, or by its kind and name why nothing was. */
export interface ExplainedDay {
  readonly date: string;
  readonly kind: DayKind;
  readonly name: DayName | null;
  readonly intervals: readonly ExplainedInterval[];
  readonly countedSeconds: number;
}

export interface Explanation {
  /** Working time that the priority's term stands for (§4.7). */
  readonly termSeconds: number;
  /** Working time from start to due: the term itself, unless the due was cut by a raised priority or is the closing of a day. */
  readonly countedSeconds: number;
  readonly workingDays: number;
  readonly priority: Priority;
  readonly startsAt: number;
  readonly dueAt: number;
  readonly outerLimitAt: number;
  readonly clauses: readonly string[];
  readonly regulationVersion: string;
  readonly calendarVersions: readonly string[];
  readonly days: readonly ExplainedDay[];
  readonly provisional: boolean;
}

/**
 * R20 (§4.6, §4.7): shows how a due came about so that a person can check it with a pencil: every day from the arrival to the
 * due, the working intervals counted on it, or the reason why it was skipped. The days sum to `countedSeconds` exactly, also where
 * the promise begins or ends within a second: what an interval is short of a whole one is counted with the next.
 */
export const explain = (calendar: WorkCalendar, parameters: RegulationParameters, obligation: ExplainedObligation): Explanation => {
  const { openedAt, startsAt, dueAt, outerLimitAt, kind, priority, regulationVersion, calendarVersions } = obligation;
  let [exact, told] = [0, 0];
  const secondsMore = (milliseconds: number): number => {
    exact += milliseconds;
    const more = Math.round(exact / 1000) - told;
    told += more;
    return more;
  };
  const days = calendar.daysBetween(Math.min(openedAt, startsAt), dueAt).map(({ worked, ...day }): ExplainedDay => {
    const intervals = worked
      .map(({ from, to }) => ({ from: Math.max(from, startsAt), to }))
      .filter(({ from, to }) => to > from)
      .map(({ from, to }) => ({ from, to, seconds: secondsMore(to - from) }));
    return { ...day, intervals, countedSeconds: intervals.reduce((sum, { seconds }) => sum + seconds, 0) };
  });
  return {
    termSeconds: termOf(parameters, priority) / 1000,
    countedSeconds: told,
    workingDays: parameters.answerTerms[priority],
    priority, startsAt, dueAt, outerLimitAt,
    clauses: kind === 'FOLLOW_UP' ? ['4.6', '4.7', '4.12'] : ['4.6', '4.7'],
    regulationVersion, calendarVersions, days,
    provisional: calendar.isProvisional(openedAt, dueAt),
  };
};

import type { Priority } from '@reglament/schema';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';

/** When a promised reaction is due. All instants are epoch milliseconds. */
export interface Due {
  /** When the term begins to run (R2). */
  readonly startsAt: number;
  readonly dueAt: number;
  /** Closing of the n-th working day after the start (Civil Code art. 191, 194): shown as the outer limit, never before the due (R20). */
  readonly outerLimitAt: number;
  /** The term touches a year whose calendar is not published yet (R21). */
  readonly provisional: boolean;
}

/** The working time that a priority's term stands for (R1, §4.7): n nominal working days. */
export const termOf = (parameters: RegulationParameters, priority: Priority): number =>
  parameters.answerTerms[priority] * parameters.nominalDayHours * 3_600_000;

/**
 * §4.7 with §4.6 (R1–R3): an answer leaves within the working days of the client's priority. The term runs from the arrival, or
 * from the next opening when the desk is closed, counts working time only, and a term used up exactly at closing is due at closing.
 */
export const dueOf = (calendar: WorkCalendar, parameters: RegulationParameters, arrivalMs: number, priority: Priority): Due => {
  const startsAt = calendar.startOfCounting(arrivalMs);
  const lastClosing = calendar.closingOfNthWorkingDayAfter(startsAt, parameters.answerTerms[priority]);
  const dueAt = parameters.dueRule === 'END_OF_NTH_DAY' ? lastClosing : calendar.addWorkingTime(startsAt, termOf(parameters, priority));
  return { startsAt, dueAt, outerLimitAt: Math.max(dueAt, lastClosing), provisional: calendar.isProvisional(arrivalMs, dueAt) };
};

import type { WorkCalendar } from '../calendar/workCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { dueOf, type Due } from './dueDate.ts';
import type { ResponseObligation } from './responseObligation.ts';

/** A due computed anew; `graced` tells the head of support that the calendar alone would have put it in the past. */
export interface RecomputedDue extends Due {
  readonly graced: boolean;
}

const recount = (before: WorkCalendar, after: WorkCalendar, parameters: RegulationParameters, obligation: ResponseObligation): Due => {
  const { openedAt, startsAt, dueAt, priority } = obligation;
  const due = dueOf(after, parameters, openedAt, priority);
  if (dueOf(before, parameters, openedAt, priority).dueAt === dueAt) return due;
  // the term was cut by a raised priority (R9): the same amount of working time stays promised
  const kept = after.addWorkingTime(due.startsAt, before.workingMillisecondsBetween(startsAt, dueAt));
  return { ...due, dueAt: kept, outerLimitAt: Math.max(kept, due.outerLimitAt), provisional: after.isProvisional(openedAt, kept) };
};

/**
 * R11 (§6), R21: the due of a reaction that is still owed by the calendar as it is after a published change of hours, moved or not. One that
 * would already be past becomes a little working time from now. What was met or breached never comes here (calendarListing.ts).
 */
export const dueUnderCalendar = (before: WorkCalendar, after: WorkCalendar, parameters: RegulationParameters, obligation: ResponseObligation, nowMs: number): RecomputedDue => {
  const due = recount(before, after, parameters, obligation);
  const graced = due.dueAt < nowMs && due.dueAt !== obligation.dueAt;
  const dueAt = graced ? after.addWorkingTime(nowMs, parameters.graceWorkingMinutes * 60_000) : due.dueAt;
  return { ...due, dueAt, outerLimitAt: Math.max(dueAt, due.outerLimitAt), provisional: after.isProvisional(obligation.openedAt, dueAt), graced };
};

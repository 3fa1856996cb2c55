import type { Priority } from '@reglament/schema';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { urgency } from '../regulation/queueOrder.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { dueOf, type Due } from './dueDate.ts';
import { isOpenObligation, type ResponseObligation } from './responseObligation.ts';
import { breachOf } from './standing.ts';

/**
 * §4.7 (R9, R10): the client may change the priority while an answer is owed.
 * Raised: the earlier of the old due and the new term counted from now, so that nobody is overdue by the client's own click.
 * Lowered: the new term from the original start, so raising and lowering again restores the old due; where that instant has
 * already passed, the present due stays, for the same reason: nobody is overdue by the client's own click.
 * Answers null when the change leaves the obligation as it is: met, ended or breached, or the same priority.
 */
export const dueAfterPriorityChange = (
  calendar: WorkCalendar,
  parameters: RegulationParameters,
  obligation: ResponseObligation,
  priority: Priority,
  nowMs: number,
): Due | null => {
  if (!isOpenObligation(obligation) || breachOf(obligation, nowMs) !== null || priority === obligation.priority) return null;
  const raised = urgency[priority] < urgency[obligation.priority];
  const counted = dueOf(calendar, parameters, raised ? nowMs : obligation.startsAt, priority);
  const lowered = counted.dueAt >= nowMs ? counted.dueAt : obligation.dueAt;
  const dueAt = raised ? Math.min(obligation.dueAt, counted.dueAt) : lowered;
  return {
    startsAt: obligation.startsAt,
    dueAt,
    outerLimitAt: Math.max(dueAt, counted.outerLimitAt),
    provisional: calendar.isProvisional(obligation.openedAt, dueAt),
  };
};

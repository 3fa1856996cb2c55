import type { Priority } from '@reglament/schema';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import type { RegulationParameters, WarningThreshold } from '../regulation/regulationParameters.ts';
import { dueOf } from './dueDate.ts';

/** A warning of the regulation at its instant (epoch milliseconds). */
export interface Warning {
  readonly threshold: WarningThreshold;
  readonly at: number;
}

/** What a warning is computed from. */
export interface WarnedObligation {
  readonly startsAt: number;
  readonly dueAt: number;
  readonly priority: Priority;
}

const workingTimeLeftAt = (threshold: WarningThreshold, term: number): number =>
  'workingMinutesLeft' in threshold ? threshold.workingMinutesLeft * 60_000 : Math.round((term * (100 - threshold.percentUsed)) / 100);

/**
 * R18 (§4.7): staff is warned before a due, each threshold once per due version, and only while the desk is open: a threshold
 * reached at closing warns at the next opening. A share is taken of the priority's whole term and measured back from the due,
 * so that a term cut short by a raised priority (R9) still warns with as much time in hand. Earliest first; a threshold that
 * leaves no working time before the due gives no warning.
 */
export const warningsOf = (calendar: WorkCalendar, parameters: RegulationParameters, { startsAt, dueAt, priority }: WarnedObligation): Warning[] => {
  const whole = calendar.workingMillisecondsBetween(startsAt, dueAt);
  const term = calendar.workingMillisecondsBetween(startsAt, dueOf(calendar, parameters, startsAt, priority).dueAt);
  return parameters.warnings
    .map((threshold) => ({ threshold, at: calendar.startOfCounting(calendar.addWorkingTime(startsAt, whole - workingTimeLeftAt(threshold, term))) }))
    .filter(({ at }) => at < dueAt)
    .toSorted((a, b) => a.at - b.at);
};

/** When an obligation comes to be at risk: its first warning (R18); null when there is none. */
export const atRiskAtOf = (calendar: WorkCalendar, parameters: RegulationParameters, obligation: WarnedObligation): number | null =>
  warningsOf(calendar, parameters, obligation)[0]?.at ?? null;

/** What a look at an obligation says about its warnings. */
export interface NextWarning {
  /** Thresholds to warn of now, earliest first. */
  readonly reached: readonly WarningThreshold[];
  /** When to look again, epoch milliseconds; null when nothing is to come for this due. */
  readonly nextAt: number | null;
}

/**
 * R18 (§4.7): which warnings an open obligation gives at a moment. A threshold that was missed is made up for while the due is
 * not past; while the desk is closed it waits for the opening; a due that is past has its breach, and no warning any more.
 */
export const nextWarningOf = (
  calendar: WorkCalendar,
  parameters: RegulationParameters,
  obligation: WarnedObligation,
  isGiven: (threshold: WarningThreshold) => boolean,
  nowMs: number,
): NextWarning => {
  if (nowMs >= obligation.dueAt) return { reached: [], nextAt: null };
  const owed = warningsOf(calendar, parameters, obligation).filter(({ threshold }) => !isGiven(threshold));
  const reached = owed.filter(({ at }) => at <= nowMs);
  if (reached.length > 0 && !calendar.isOpen(nowMs)) return { reached: [], nextAt: calendar.startOfCounting(nowMs) };
  return { reached: reached.map(({ threshold }) => threshold), nextAt: owed[reached.length]?.at ?? null };
};

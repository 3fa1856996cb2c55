import type { WorkCalendar } from '../calendar/workCalendar.ts';

/** The most for which an answer waits for second thoughts. */
export const longestUndoMilliseconds = 30_000;

/** §4.6: answers leave in working hours. One written at another time waits for the next opening, unless it is sent at once by right. */
export const answerLeavesAt = (calendar: WorkCalendar, writtenAtMs: number, sendNow: boolean): number =>
  sendNow ? writtenAtMs : calendar.startOfCounting(writtenAtMs);

/** What a delay for second thoughts must not cost. */
export interface SecondThoughts {
  milliseconds: number;
  /** When the answer is owed; null when nothing is. */
  dueAt: number | null;
  sendNow: boolean;
}

/**
 * R5, §4.6: an answer counts when it leaves, so nobody pays for the seconds in which it can be taken back: where it would leave after
 * closing, or after its due, it leaves at once.
 */
export const leavesAfterSecondThoughts = (calendar: WorkCalendar, writtenAtMs: number, { milliseconds, dueAt, sendNow }: SecondThoughts): number => {
  const leavesAt = answerLeavesAt(calendar, writtenAtMs, sendNow);
  if (leavesAt > writtenAtMs) return leavesAt;
  const later = writtenAtMs + milliseconds;
  const isOpen = sendNow || calendar.startOfCounting(later) === later;
  return isOpen && (dueAt === null || later <= dueAt) ? later : leavesAt;
};

/** §4.6, §6: when an answer that waits leaves by the calendar that there is now. One that only waits for second thoughts goes on waiting while the desk is open. */
export const answerLeavesAnew = (calendar: WorkCalendar, nowMs: number, { leavesAt, sentNow }: { leavesAt: number; sentNow: boolean }): number => {
  const isOpen = (at: number): boolean => calendar.startOfCounting(at) === at;
  const isUnderway = leavesAt - nowMs <= longestUndoMilliseconds && isOpen(nowMs) && isOpen(leavesAt);
  return sentNow || isUnderway ? leavesAt : answerLeavesAt(calendar, nowMs, false);
};

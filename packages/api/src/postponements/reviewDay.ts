import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { instantOfWallTime, zoneOffsetOf } from '../calendar/zoneOffset.ts';
import { dayIn } from '../regulation/localDay.ts';

/** After how many working days a postponed question is taken up again unless another day is named. */
export const usualReviewWorkingDays = 20;
const furthestDays = 366;
const dayMilliseconds = 86_400_000;

const midnightOf = (calendar: WorkCalendar, day: string): number => instantOfWallTime(zoneOffsetOf(calendar.timeZone), Date.parse(`${day}T00:00:00Z`));

/** The opening of a day, epoch milliseconds; of the next working day when it is none. */
export const openingOf = (calendar: WorkCalendar, day: string): number => calendar.startOfCounting(midnightOf(calendar, day));

/** §4.13: what is postponed is not forgotten: it comes back on this day, YYYY-MM-DD, by the working days of the ticket's own calendar. */
export const usualReviewDay = (calendar: WorkCalendar, nowMs: number): string => dayIn(calendar.timeZone, calendar.closingOfNthWorkingDayAfter(nowMs, usualReviewWorkingDays));

/** §4.13: a review is held on a working day that lies ahead; one beyond a year would be a refusal by another name. Null when the day will do. */
export const reviewDayFault = (calendar: WorkCalendar, day: string, nowMs: number): 'NOT_AHEAD' | 'NOT_A_WORKING_DAY' | null => {
  const today = dayIn(calendar.timeZone, nowMs);
  if (day <= today || Date.parse(day) - Date.parse(today) > furthestDays * dayMilliseconds) return 'NOT_AHEAD';
  return dayIn(calendar.timeZone, openingOf(calendar, day)) === day ? null : 'NOT_A_WORKING_DAY';
};

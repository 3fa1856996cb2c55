import type { WorkCalendar } from '../calendar/workCalendar.ts';

/** What fell due before closing is underway so long; beyond that it would be read as an answer of the evening. */
const underwayMilliseconds = 10 * 60_000;

/**
 * §4.6, decision 95: when a letter that people wrote leaves, once it is due: at once in opening hours and shortly after closing, else at the
 * next opening, be it that its server was away or put it off, or that the day was closed meanwhile.
 * @param sentOutOfHours whether somebody sent its answer out of hours by right: so it goes on
 */
export const leavesOnceDue = (calendar: WorkCalendar, now: number, sentOutOfHours: boolean): number =>
  calendar.isOpen(now - underwayMilliseconds) || sentOutOfHours ? now : calendar.startOfCounting(now);

import type { WorkCalendar } from '../calendar/workCalendar.ts';

/** What fell due before closing is underway so long; beyond that it would be read as an answer of the evening. */
const underwayMilliseconds = 10 * 60_000;

/**
 * §4.6, decision 95: when a letter that people wrote leaves, once it is due: at once in opening hours and shortly after closing, else at the
 * next opening, be it that its server was away or put it off, or that the day was closed meanwhile.
 * @param answeredAt when its answer counts as given; at a closed moment somebody sent it out of hours by right, and so it goes on. Null when it carries none
 */
export const leavesOnceDue = (calendar: WorkCalendar, now: number, answeredAt: number | null): number =>
  calendar.isOpen(now - underwayMilliseconds) || (answeredAt !== null && !calendar.isOpen(answeredAt)) ? now : calendar.startOfCounting(now);

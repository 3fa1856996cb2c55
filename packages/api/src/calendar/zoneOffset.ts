import { dayMilliseconds } from './localDate.ts';

/** Milliseconds by which local time is ahead of UTC at an instant (epoch milliseconds). */
export type ZoneOffset = (atMs: number) => number;

/** The offsets of an IANA time zone with its whole history, from the runtime's own zone data. Throws RangeError for an unknown zone. */
export const zoneOffsetOf = (timeZone: string): ZoneOffset => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return (atMs) => {
    const second = Math.floor(atMs / 1000) * 1000;
    // month/day/year, hour:minute:second; ten times faster than formatToParts
    const [month = 1, day = 1, year = 0, hour = 0, minute = 0, part = 0] = format.format(second).split(/\D+/).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, part) - second;
  };
};

/** The first instant in (fromMs, toMs] with the offset of `toMs`, to the second: where the clocks jumped. */
const jumpBetween = (offset: ZoneOffset, fromMs: number, toMs: number): number => {
  let before = fromMs;
  let after = toMs;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (offset(middle) === offset(toMs)) after = middle;
    else before = middle;
  }
  return after;
};

/**
 * The instant of a wall-clock time, given as if it were UTC. A time that the clocks show twice is meant as the first of the two;
 * a time that they skip is the instant of the jump, so that no working time is counted that the wall never showed.
 */
export const instantOfWallTime = (offset: ZoneOffset, wallMs: number): number => {
  const early = wallMs - offset(wallMs - dayMilliseconds);
  if (offset(early) === wallMs - early) return early;
  const late = wallMs - offset(wallMs + dayMilliseconds);
  return offset(late) === wallMs - late ? late : jumpBetween(offset, late, early);
};

/**
 * The same for the days [firstDay, firstDay + 7): most weeks have one offset, and then no further look-up is needed.
 * The margin of two days on both sides covers every offset there is; the look in the middle finds clocks that went forth and back
 * within the same days, as those of Recife did for a week of October 2000.
 */
export const weekOfWallTimes = (offset: ZoneOffset, firstDay: number): ((wallMs: number) => number) => {
  const [before, between, after] = [-2, 3, 9].map((day) => offset((firstDay + day) * dayMilliseconds)) as [number, number, number];
  // Stryker disable next-line ConditionalExpression: a week of one offset needs no look-up, and gets the same answers by it
  return before === after && before === between ? (wallMs) => wallMs - before : (wallMs) => instantOfWallTime(offset, wallMs);
};

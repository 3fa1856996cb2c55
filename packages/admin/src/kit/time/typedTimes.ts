import { theDesk } from './desk.ts';
import { offsetMinutes } from './zones.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What somebody typed into a field for a day (`2026-11-23`) or a day and time (`2026-11-23T12:30`), as if it were UTC; null for anything else. */
const wallTimeOf = (typed: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(typed)) return null;
  const wall = Date.parse(typed.length === 10 ? `${typed}T00:00Z` : `${typed}Z`);
  return Number.isNaN(wall) ? null : wall;
};

/** The first instant in (from, to] at which the clocks have been changed, to the minute. */
const changeOfClocks = (zone: string, from: number, to: number): number => {
  let [before, after] = [from, to];
  while (after - before > minuteMs) {
    const middle = Math.floor((before + after) / 2 / minuteMs) * minuteMs;
    if (offsetMinutes(zone, middle) === offsetMinutes(zone, to)) after = middle;
    else before = middle;
  }
  return after;
};

/**
 * The instant that somebody means by a time of the desk's clock (decision 0043): a time that the clocks show twice is the first
 * of the two, one that they skip is the moment at which they were put forward. The server counts its days by the same rule.
 */
const instantOf = (zone: string, wall: number): number => {
  const early = wall - offsetMinutes(zone, wall - dayMs) * minuteMs;
  if (early + offsetMinutes(zone, early) * minuteMs === wall) return early;
  const late = wall - offsetMinutes(zone, wall + dayMs) * minuteMs;
  return late + offsetMinutes(zone, late) * minuteMs === wall ? late : changeOfClocks(zone, late, early);
};

const written = (at: number): string => new Date(at).toISOString();

/** `2026-11-23T12:30`, as a field for local time gives it, by the desk's clock; null when nothing or nonsense is given. */
export const deskInstant = (typed: string, zone: string = theDesk().zone): string | null => {
  const wall = wallTimeOf(typed);
  return wall === null ? null : written(instantOf(zone, wall));
};

/** The instant at which a day of the desk begins, `days` later. Throws RangeError for what is no day. */
export const startOfDeskDay = (day: string, days = 0, zone: string = theDesk().zone): string => {
  const wall = wallTimeOf(day);
  if (wall === null) throw new RangeError(`${JSON.stringify(day)} is no day`);
  return written(instantOf(zone, wall + days * dayMs));
};

/** The last millisecond of a day of the desk. */
export const endOfDeskDay = (day: string, zone: string = theDesk().zone): string => written(Date.parse(startOfDeskDay(day, 1, zone)) - 1);

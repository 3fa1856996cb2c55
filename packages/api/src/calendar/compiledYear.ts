import { isWorkingKind } from './dayKind.ts';
import { dayMilliseconds, dayNumberOf, dayNumberOfDate, isWeekend } from './localDate.ts';
import { dayIntervalsOf, type DayInterval } from './openingHours.ts';
import type { CalendarYear } from './productionYear.ts';
import { weekOfWallTimes, type ZoneOffset } from './zoneOffset.ts';

/** A year of the calendar laid out for the clock: instants and running totals in typed arrays, nothing left to compute. */
export interface CompiledYear {
  readonly source: CalendarYear;
  readonly firstDay: number;
  /** Days of the year. */
  readonly length: number;
  /** Local midnight of every day of the year and of the day after it. */
  readonly dayStartsAt: Float64Array;
  /** For every day the index of its first interval; one more at the end. */
  readonly firstInterval: Uint16Array;
  readonly opensAt: Float64Array;
  readonly closesAt: Float64Array;
  /** The last closing of every working day. */
  readonly lastClosings: Float64Array;
  /** Working milliseconds of the year before each interval opens. */
  readonly workedBefore: Float64Array;
  readonly workingMilliseconds: number;
}

/** The hours of the desk: on an ordinary working day, and on a shortened one (§4.6). */
export interface DeskHours {
  readonly ordinary: readonly DayInterval[];
  readonly short: readonly DayInterval[];
}

/** Computes the opening and closing instants of every working day once, with the zone's offset of that very moment. */
export const compileYear = (source: CalendarYear, hours: DeskHours, offset: ZoneOffset): CompiledYear => {
  const firstDay = dayNumberOf(source.year, 1, 1);
  const length = dayNumberOf(source.year + 1, 1, 1) - firstDay;
  const dayStartsAt = new Float64Array(length + 1);
  const firstInterval = new Uint16Array(length + 1);
  const named = new Map(Object.entries(source.days).map(([date, day]) => [dayNumberOfDate(date), day]));
  const opens: number[] = [];
  const closes: number[] = [];
  const before: number[] = [];
  const lastClosings: number[] = [];
  let worked = 0;
  let wall = weekOfWallTimes(offset, firstDay);
  for (let index = 0; index <= length; index += 1) {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: looked up more often, a week answers the same, only slower
    if (index % 7 === 0) wall = weekOfWallTimes(offset, firstDay + index);
    const midnight = (firstDay + index) * dayMilliseconds;
    dayStartsAt[index] = wall(midnight);
    firstInterval[index] = opens.length;
    if (index === length) break;
    const day = named.get(firstDay + index);
    if (!isWorkingKind(day?.kind ?? (isWeekend(firstDay + index) ? 'WEEKEND' : 'WORKING'))) continue;
    const ends = wall(midnight + dayMilliseconds);
    for (const interval of day?.hours ? dayIntervalsOf(day.hours) : day?.shortened ? hours.short : hours.ordinary) {
      // a zone may skip hours, even a whole day: what does not exist on the wall is not worked
      const opensAt = Math.min(wall(midnight + interval.opens), ends);
      const closesAt = Math.min(wall(midnight + interval.closes), ends);
      if (closesAt <= opensAt) continue;
      opens.push(opensAt);
      closes.push(closesAt);
      before.push(worked);
      worked += closesAt - opensAt;
    }
    if (opens.length > valueAt(firstInterval, index)) lastClosings.push(valueAt(closes, closes.length - 1));
  }
  return {
    source, firstDay, length, dayStartsAt, firstInterval, workingMilliseconds: worked,
    opensAt: Float64Array.from(opens), closesAt: Float64Array.from(closes),
    lastClosings: Float64Array.from(lastClosings), workedBefore: Float64Array.from(before),
  };
};

/** A value that the layout guarantees to be there; NaN, which no comparison accepts, if it ever were not. */
export const valueAt = (values: ArrayLike<number>, index: number): number => values[index] ?? Number.NaN;

/** How many of the first values are at most `limit`, in an ascending array. */
export const countUpTo = (values: Float64Array, limit: number): number => {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(values, middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Working milliseconds of the year that have passed at an instant. */
export const workedUntil = (year: CompiledYear, atMs: number): number => {
  const next = countUpTo(year.closesAt, atMs);
  if (next === year.closesAt.length) return year.workingMilliseconds;
  return valueAt(year.workedBefore, next) + Math.max(0, atMs - valueAt(year.opensAt, next));
};

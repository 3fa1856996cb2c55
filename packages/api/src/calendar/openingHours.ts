/** One interval of a working day in local time, "HH:MM"; "24:00" is the end of the day. */
export interface OpeningHours {
  readonly opens: string;
  readonly closes: string;
}

/** An interval of the day in milliseconds since local midnight. */
export interface DayInterval {
  readonly opens: number;
  readonly closes: number;
}

/** Milliseconds since midnight of a time "HH:MM". Throws RangeError when it is not one. */
export const timeOfDay = (time: string): number => {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) throw new RangeError(`Opening hours need a time of day as HH:MM, not "${time}" (§4.6)`);
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
};

/** The intervals of an ordinary working day (§4.6), earliest first. Throws RangeError when they are empty or overlap. */
export const dayIntervalsOf = (hours: readonly OpeningHours[]): readonly DayInterval[] => {
  const intervals = hours.map(({ opens, closes }) => ({ opens: timeOfDay(opens), closes: timeOfDay(closes) })).toSorted((a, b) => a.opens - b.opens);
  intervals.forEach((interval, index) => {
    const next = intervals[index + 1];
    if (interval.closes <= interval.opens) throw new RangeError('Opening hours must close later than they open (§4.6)');
    if (next && next.opens < interval.closes) throw new RangeError('Opening hours must not overlap (§4.6)');
  });
  return intervals;
};

/** The intervals of a shortened day: nothing counts after its closing time. */
export const shortened = (intervals: readonly DayInterval[], closes: number): readonly DayInterval[] =>
  intervals.filter(({ opens }) => opens < closes).map((interval) => ({ opens: interval.opens, closes: Math.min(interval.closes, closes) }));

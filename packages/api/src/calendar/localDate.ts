/** Days since 1970-01-01 of a date in the proleptic Gregorian calendar; no time zone is involved. */
export type DayNumber = number;

export const dayMilliseconds = 86_400_000;

/** The day number of a year, month (1–12) and day of the month. */
export const dayNumberOf = (year: number, month: number, day: number): DayNumber => Date.UTC(year, month - 1, day) / dayMilliseconds;

/** The day number of a date written YYYY-MM-DD. */
export const dayNumberOfDate = (date: string): DayNumber => Date.parse(`${date}T00:00:00Z`) / dayMilliseconds;

/** The date YYYY-MM-DD of a day number. */
export const dateOf = (day: DayNumber): string => new Date(day * dayMilliseconds).toISOString().slice(0, 10);

/** The year in which a day number falls. */
export const yearOf = (day: DayNumber): number => new Date(day * dayMilliseconds).getUTCFullYear();

/** Saturday or Sunday. */
export const isWeekend = (day: DayNumber): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday; Sunday is 0
  return weekday === 0 || weekday === 6;
};

/** A date as people of the desk write it: 03.01.2026. */
export const writtenDate = (date: string): string => `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;

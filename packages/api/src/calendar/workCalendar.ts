import { compileYear, countUpTo, valueAt, workedUntil, type CompiledYear, type DeskHours } from './compiledYear.ts';
import type { DayKind } from './dayKind.ts';
import { dateOf } from './localDate.ts';
import { dayIntervalsOf, shortened, timeOfDay, type OpeningHours } from './openingHours.ts';
import { kindOfDate, type CalendarYear } from './productionYear.ts';
import { statutoryForecast } from './statutoryForecast.ts';
import type { DayName } from './statutoryHolidays.ts';
import { zoneOffsetOf, type ZoneOffset } from './zoneOffset.ts';

/** The years the clock knows; an instant outside them is read as the nearest edge, so that no date can fail or grow the memory. */
export const firstKnownYear = 1900;
export const lastKnownYear = 2200;

export interface WorkCalendarSource {
  readonly years: readonly CalendarYear[];
  /** The intervals of a working day in local time (§4.6). */
  readonly openingHours: readonly OpeningHours[];
  /** IANA name. */
  readonly timeZone: string;
  /** Closing time of shortened days; without it they close like any other day. */
  readonly shortDayCloses?: string | null;
  /** What a year is taken for while nobody has loaded it (R21); without another it is the statutory forecast. */
  readonly forecast?: (year: number) => CalendarYear;
}

/** One calendar day of an interval, for people (R20). */
export interface CalendarDayInInterval {
  /** Local date YYYY-MM-DD */
  readonly date: string;
  readonly kind: DayKind;
  /** The holiday, or why the day moved; null for an ordinary day. */
  readonly name: DayName | null;
  /** The working time of the day that lies inside the interval, epoch milliseconds. */
  readonly worked: readonly { readonly from: number; readonly to: number }[];
}

/**
 * The working time of the desk (§4.6). All instants are epoch milliseconds, all amounts milliseconds of working time.
 * Immutable: years that were not given are filled in once by the forecast (R21) and never change an answer.
 */
export class WorkCalendar {
  readonly timeZone: string;
  readonly #given: ReadonlyMap<number, CalendarYear>;
  readonly #hours: DeskHours;
  readonly #offset: ZoneOffset;
  readonly #forecast: (year: number) => CalendarYear;
  readonly #years: CompiledYear[] = [];

  constructor({ years, openingHours, timeZone, shortDayCloses = null, forecast = statutoryForecast }: WorkCalendarSource) {
    const ordinary = dayIntervalsOf(openingHours);
    this.timeZone = timeZone;
    this.#hours = { ordinary, short: shortDayCloses === null ? ordinary : shortened(ordinary, timeOfDay(shortDayCloses)) };
    this.#offset = zoneOffsetOf(timeZone);
    this.#forecast = forecast;
    this.#given = new Map(years.map((year) => [year.year, year]));
    for (const year of this.#given.keys()) if (year >= firstKnownYear && year <= lastKnownYear) this.#year(year);
  }

  /** Working time from one instant to another; negative when they are reversed. */
  workingMillisecondsBetween(fromMs: number, toMs: number): number {
    if (toMs < fromMs) return -this.workingMillisecondsBetween(toMs, fromMs);
    let year = this.#yearAt(fromMs);
    const last = this.#yearAt(toMs);
    let worked = -workedUntil(year, fromMs);
    while (year !== last) {
      worked += year.workingMilliseconds;
      year = this.#year(year.source.year + 1);
    }
    return worked + workedUntil(last, toMs);
  }

  /** The instant at which an amount of working time after a start is used up; R3: exactly at closing stays at closing. */
  addWorkingTime(startMs: number, amountMs: number): number {
    if (!(amountMs > 0)) return this.startOfCounting(startMs);
    let year = this.#yearAt(startMs);
    let amount = workedUntil(year, startMs) + amountMs;
    while (amount > year.workingMilliseconds) {
      if (year.source.year === lastKnownYear) return endOf(year);
      amount -= year.workingMilliseconds;
      year = this.#year(year.source.year + 1);
    }
    const { workedBefore, opensAt } = year;
    // the last interval that begins with less than the amount worked, so that a full one ends at its closing
    let low = 0;
    // Stryker disable next-line ArithmeticOperator: no amount is more than what stands behind the end, so nothing is found there
    let high = workedBefore.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (valueAt(workedBefore, middle) < amount) low = middle;
      else high = middle - 1;
    }
    return valueAt(opensAt, low) + amount - valueAt(workedBefore, low);
  }

  /** R2: the instant itself while the desk is open, else the next opening. Opening is inside, closing is outside. */
  startOfCounting(atMs: number): number {
    let year = this.#yearAt(atMs);
    let next = countUpTo(year.closesAt, atMs);
    while (next === year.closesAt.length) {
      if (year.source.year === lastKnownYear) return endOf(year);
      year = this.#year(year.source.year + 1);
      next = 0;
    }
    return Math.max(atMs, valueAt(year.opensAt, next));
  }

  /** Whether working time runs at this instant. */
  isOpen(atMs: number): boolean {
    const year = this.#yearAt(atMs);
    // after the last closing of the year there is no opening to compare with
    return valueAt(year.opensAt, countUpTo(year.closesAt, atMs)) <= atMs;
  }

  /** The first opening at or after an instant: at 10:00:00 that very instant, at 10:00:01 the next one. */
  nextOpening(atMs: number): number {
    if (!this.isOpen(atMs)) return this.startOfCounting(atMs);
    return this.isOpen(atMs - 1) ? this.startOfCounting(this.nextChange(atMs).changesAt) : atMs;
  }

  /** Whether the desk is open now, and the instant at which that changes (§6). */
  nextChange(atMs: number): { readonly open: boolean; readonly changesAt: number } {
    if (!this.isOpen(atMs)) return { open: false, changesAt: this.startOfCounting(atMs) };
    let changesAt = atMs;
    while (this.isOpen(changesAt)) {
      const year = this.#yearAt(changesAt);
      changesAt = valueAt(year.closesAt, countUpTo(year.closesAt, changesAt));
    }
    return { open: true, changesAt };
  }

  /** Closing time of the n-th working day (1, 2 …) after the day of an instant: how the Civil Code counts, art. 191 and 194. */
  closingOfNthWorkingDayAfter(atMs: number, n: number): number {
    let year = this.#yearAt(atMs);
    const nextMidnight = valueAt(year.dayStartsAt, Math.min(countUpTo(year.dayStartsAt, atMs), year.length));
    let working = countUpTo(year.lastClosings, nextMidnight) + Math.max(1, n) - 1;
    while (working >= year.lastClosings.length) {
      if (year.source.year === lastKnownYear) return endOf(year);
      working -= year.lastClosings.length;
      year = this.#year(year.source.year + 1);
    }
    return valueAt(year.lastClosings, working);
  }

  /** R21: whether the interval, ends included, touches a year whose calendar is only forecast. */
  isProvisional(fromMs: number, toMs: number): boolean {
    const last = this.#yearAt(toMs).source.year;
    for (let year = this.#yearAt(fromMs).source.year; year <= last; year += 1) {
      if (this.#year(year).source.status === 'FORECAST') return true;
    }
    return false;
  }

  /** The calendars of the years that the interval touches, for evidence (R19). */
  yearsBetween(fromMs: number, toMs: number): CalendarYear[] {
    const first = this.#yearAt(fromMs).source.year;
    const last = this.#yearAt(toMs).source.year;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => this.#year(first + index).source);
  }

  /** Every local day from the day of the first instant to the day of the last, with the working time inside (R20). */
  daysBetween(fromMs: number, toMs: number): CalendarDayInInterval[] {
    const days: CalendarDayInInterval[] = [];
    let year = this.#yearAt(fromMs);
    let index = countUpTo(year.dayStartsAt, fromMs) - 1;
    while (valueAt(year.dayStartsAt, Math.max(index, 0)) <= toMs) {
      if (index >= year.length) {
        if (year.source.year === lastKnownYear) break;
        year = this.#year(year.source.year + 1);
        index = 0;
        continue;
      }
      days.push(dayInInterval(year, Math.max(index, 0), fromMs, toMs));
      index = Math.max(index, 0) + 1;
    }
    return days;
  }

  #year(year: number): CompiledYear {
    // Stryker disable next-line ArithmeticOperator: any place will do, if each year has its own
    const slot = year - firstKnownYear;
    return (this.#years[slot] ??= compileYear(this.#given.get(year) ?? this.#forecast(year), this.#hours, this.#offset));
  }

  /** The year whose local days hold the instant. */
  #yearAt(atMs: number): CompiledYear {
    // Stryker disable next-line ArithmeticOperator: a worse guess is put right below, only slower
    const guess = 1970 + Math.floor(atMs / averageYearMilliseconds);
    let year = this.#year(Math.min(lastKnownYear, Math.max(firstKnownYear, guess)));
    while (atMs >= endOf(year) && year.source.year < lastKnownYear) year = this.#year(year.source.year + 1);
    while (atMs < valueAt(year.dayStartsAt, 0) && year.source.year > firstKnownYear) year = this.#year(year.source.year - 1);
    return year;
  }
}

const averageYearMilliseconds = 31_556_952_000;

const endOf = (year: CompiledYear): number => valueAt(year.dayStartsAt, year.length);

const dayInInterval = (year: CompiledYear, index: number, fromMs: number, toMs: number): CalendarDayInInterval => {
  const date = dateOf(year.firstDay + index);
  const worked: { from: number; to: number }[] = [];
  for (let interval = valueAt(year.firstInterval, index); interval < valueAt(year.firstInterval, index + 1); interval += 1) {
    const from = Math.max(fromMs, valueAt(year.opensAt, interval));
    const to = Math.min(toMs, valueAt(year.closesAt, interval));
    if (to > from) worked.push({ from, to });
  }
  return { date, kind: kindOfDate(year.source, date), name: year.source.days[date]?.name ?? null, worked };
};

/** Lays the years out for the clock. Throws RangeError for an unknown time zone or impossible opening hours. */
export const compileWorkCalendar = (source: WorkCalendarSource): WorkCalendar => new WorkCalendar(source);

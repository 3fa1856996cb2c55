import { isWorkingKind, type DayKind } from './dayKind.ts';
import { dateOf, dayNumberOf, dayNumberOfDate, isWeekend, writtenDate } from './localDate.ts';
import type { OpeningHours } from './openingHours.ts';
import { statutoryHolidayOf, type DayName } from './statutoryHolidays.ts';

/** The government's decree that moves days off in a year. */
export interface CalendarDecree {
  readonly number: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly title: string;
  readonly publicationId: string | null;
}

/** A day off that gave its place to another date, by the decree or by the law itself (Labour Code art. 112 part 2). */
export interface DayTransfer {
  readonly from: string;
  readonly to: string;
  /** "decree"; anything else is the law. */
  readonly basis: string;
}

/** A date that is not an ordinary Monday–Friday or weekend. */
export interface CalendarDay {
  readonly kind: DayKind;
  readonly name: DayName;
  /** The working day is one hour shorter by law; it matters only when the regulation sets `shortDayCloses`. */
  readonly shortened?: boolean;
  /** Local hours of this day alone (§6); without them it has those of any working day. */
  readonly hours?: readonly OpeningHours[];
}

/** One version of one year's calendar. Dates that `days` does not name are ordinary: Monday to Friday work, weekends do not. */
export interface CalendarYear {
  readonly year: number;
  readonly status: 'FORECAST' | 'OFFICIAL';
  /** 0 for a forecast that nobody stored; grows with every change. */
  readonly version: number;
  readonly decree: CalendarDecree | null;
  /** Days off that moved, as they were loaded. */
  readonly transfers?: readonly DayTransfer[];
  /** By date YYYY-MM-DD. */
  readonly days: Readonly<Record<string, CalendarDay>>;
}

/** A production calendar as it is published and stored: lists of dates with the transfers behind them. */
export interface ProductionYearRecord {
  readonly decree: CalendarDecree | null;
  readonly transfers: readonly DayTransfer[];
  /** All days off that are not ordinary weekends, and the statutory holidays even on a weekend. */
  readonly holidays: readonly string[];
  readonly workingWeekends: readonly string[];
  readonly shortDays: readonly string[];
  /** Russian names of `holidays`; a missing one is worded from the transfers and the law. */
  readonly names?: Readonly<Record<string, string | undefined>>;
}

/** How a day off that moved is named: by the decree that moved it, or by the law where none did. */
export const movedDayName = (from: string, decree: CalendarDecree | null): DayName => ({
  ru: `Выходной, перенесён с ${writtenDate(from)} (${decree ? `постановление № ${decree.number}` : 'ст. 112 ТК РФ'})`,
  en: `Moved from ${writtenDate(from)} (${decree ? `decree No. ${decree.number}` : 'Labour Code art. 112'})`,
});

export const shortDayName: DayName = { ru: 'Предпраздничный день', en: 'Day before a holiday' };

const workingWeekendName = (transfer: DayTransfer | undefined, decree: CalendarDecree | null): DayName => {
  if (!transfer || !decree) return { ru: 'Рабочий выходной', en: 'Working weekend day' };
  const instead = writtenDate(transfer.to);
  return { ru: `Рабочий день вместо ${instead} (постановление № ${decree.number})`, en: `Working day instead of ${instead} (decree No. ${decree.number})` };
};

/** Reads a stored production calendar of a year into the form in which the clock uses it. */
export const readProductionYear = (year: number, record: ProductionYearRecord, version = 1): CalendarYear => {
  const days: Record<string, CalendarDay> = {};
  const movedTo = new Map(record.transfers.map((transfer) => [transfer.to, transfer]));
  const movedFrom = new Map(record.transfers.map((transfer) => [transfer.from, transfer]));
  for (const date of record.holidays) {
    const transfer = movedTo.get(date);
    const worded = transfer ? movedDayName(transfer.from, transfer.basis === 'decree' ? record.decree : null) : (statutoryHolidayOf(date) ?? { ru: 'Выходной', en: 'Day off' });
    days[date] = { kind: transfer ? 'MOVED_OFF' : 'HOLIDAY', name: { ru: record.names?.[date] ?? worded.ru, en: worded.en } };
  }
  for (const date of record.workingWeekends) {
    days[date] = { kind: 'WORKING_WEEKEND', name: workingWeekendName(movedFrom.get(date), record.decree) };
  }
  for (const date of record.shortDays) {
    days[date] = { ...(days[date] ?? { kind: 'SHORT', name: shortDayName }), shortened: true };
  }
  return { year, status: 'OFFICIAL', version, decree: record.decree, transfers: record.transfers, days };
};

/** The kind of any date of the year: what the calendar says, else the plain five-day week. */
export const kindOfDate = (calendarYear: CalendarYear, date: string): DayKind =>
  calendarYear.days[date]?.kind ?? (isWeekend(dayNumberOfDate(date)) ? 'WEEKEND' : 'WORKING');

/** Working days of a year, the figure by which a loaded calendar is checked against the published one. */
export const workingDaysIn = (calendarYear: CalendarYear): number => {
  let count = 0;
  const end = dayNumberOf(calendarYear.year + 1, 1, 1);
  for (let day = dayNumberOf(calendarYear.year, 1, 1); day < end; day += 1) {
    if (isWorkingKind(kindOfDate(calendarYear, dateOf(day)))) count += 1;
  }
  return count;
};

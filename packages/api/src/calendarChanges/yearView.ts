import type { Locale } from '@reglament/schema';
import { forecastOf } from '../calendar/calendarBasis.ts';
import { isWorkingKind } from '../calendar/dayKind.ts';
import { dateOf, dayNumberOf } from '../calendar/localDate.ts';
import { kindOfDate, type CalendarYear, type DayTransfer } from '../calendar/productionYear.ts';
import { newestYears, type StoredCalendar } from '../calendar/storedCalendar.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { ruleBookAt, startOfLocalDay } from '../regulation/ruleBook.ts';
import { lawfulMoves } from './lawfulMoves.ts';
import type { CalendarDayType, CalendarMonthType, CalendarYearType } from './calendar.type.ts';

const companyKinds: ReadonlySet<string> = new Set(['CLOSED', 'OPENED', 'SPECIAL']);

/** The newest version of a year, an earlier one, or the forecast; null when there is no such version. */
export const yearOfCalendar = (calendar: StoredCalendar, year: number, version: number | null): CalendarYear | null => {
  if (version !== null && version > 0) return calendar.versions.find((one) => one.year === year && one.version === version) ?? null;
  return newestYears(calendar).find((one) => one.year === year) ?? forecastOf(calendar.basis)(year);
};

const daysOf = (year: CalendarYear, locale: Locale): CalendarDayType[] => {
  const first = dayNumberOf(year.year, 1, 1);
  return Array.from({ length: dayNumberOf(year.year + 1, 1, 1) - first }, (_, index) => {
    const date = dateOf(first + index);
    const day = year.days[date];
    const kind = kindOfDate(year, date);
    return {
      date, kind, working: isWorkingKind(kind), shortened: day?.shortened === true, company: companyKinds.has(kind), name: day?.name[locale] ?? null,
      hours: day?.hours?.map(({ opens, closes }) => ({ opens, closes })) ?? null,
    };
  });
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Working days and hours of each month, by the opening hours in force now. */
const monthsOf = (calendar: StoredCalendar, year: CalendarYear, days: readonly CalendarDayType[], now: number): CalendarMonthType[] => {
  const { parameters } = ruleBookAt(now);
  const working = calendarOfRegulation(parameters, [year], calendar.basis);
  const startOf = (month: number): number => startOfLocalDay(month > 12 ? `${year.year + 1}-01-01` : `${year.year}-${twoDigits(month)}-01`, parameters.timeZone);
  return Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    workingDays: days.filter(({ date, working: works }) => works && Number(date.slice(5, 7)) === index + 1).length,
    workingSeconds: Math.round(working.workingMillisecondsBetween(startOf(index + 1), startOf(index + 2)) / 1000),
  }));
};

/** The moves of a year; while nobody has published it, those that the law makes by itself (R21). */
const movesOf = ({ basis }: StoredCalendar, { transfers, status, year }: CalendarYear): readonly DayTransfer[] => transfers ?? (status === 'FORECAST' && basis === 'RU' ? lawfulMoves(year) : []);

/** A year for people: every day with its kind and name, and what each month amounts to. */
export const viewOfYear = (calendar: StoredCalendar, year: CalendarYear, locale: Locale, now: number): CalendarYearType => {
  const days = daysOf(year, locale);
  return {
    id: `${calendar.code} ${year.year} v${year.version}`,
    calendarCode: calendar.code,
    year: year.year,
    status: year.status,
    version: year.version,
    decreeNumber: year.decree?.number ?? null,
    decreeDate: year.decree?.date ?? null,
    workingDays: days.filter(({ working }) => working).length,
    months: monthsOf(calendar, year, days, now),
    transfers: movesOf(calendar, year).map(({ from, to, basis }) => ({ from, to, basis })),
    days,
  };
};

/** R21: the year that should be official by now: this one, and from 1 October of the desk the next one. */
export const overdueYear = (calendar: StoredCalendar, today: string): number | null => {
  const thisYear = Number(today.slice(0, 4));
  const isOfficial = (year: number): boolean => newestYears(calendar).some((one) => one.year === year && one.status === 'OFFICIAL');
  if (!isOfficial(thisYear)) return thisYear;
  return today.slice(5) >= '10-01' && !isOfficial(thisYear + 1) ? thisYear + 1 : null;
};

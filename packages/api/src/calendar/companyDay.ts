import { yearOf, dayNumberOfDate } from './localDate.ts';
import type { CalendarYear } from './productionYear.ts';
import type { DayName } from './statutoryHolidays.ts';

/** A day that the company itself closes or opens, over the state calendar (§6). */
export interface CompanyDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly kind: 'CLOSED' | 'OPENED';
  readonly name: DayName;
}

/** The next version of a year with the company's own days laid over it; days of other years are left out. */
export const withCompanyDays = (calendarYear: CalendarYear, companyDays: readonly CompanyDay[]): CalendarYear => {
  const days = { ...calendarYear.days };
  for (const { date, kind, name } of companyDays) {
    if (yearOf(dayNumberOfDate(date)) === calendarYear.year) days[date] = { kind, name };
  }
  return { ...calendarYear, version: calendarYear.version + 1, days };
};

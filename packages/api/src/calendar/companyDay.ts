import { yearOf, dayNumberOfDate } from './localDate.ts';
import type { OpeningHours } from './openingHours.ts';
import type { CalendarYear } from './productionYear.ts';
import type { DayName } from './statutoryHolidays.ts';

/** A day that the company itself closes, opens or gives hours of its own, over the state calendar (§6). */
export interface CompanyDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly kind: 'CLOSED' | 'OPENED' | 'SPECIAL';
  readonly name: DayName;
  /** Local hours of that day alone; without them it has the hours of any working day. */
  readonly hours?: readonly OpeningHours[];
}

/** The year with the company's own days laid over it; days of other years are left out. */
export const overlaidWith = (calendarYear: CalendarYear, companyDays: readonly CompanyDay[]): CalendarYear => {
  const days = { ...calendarYear.days };
  for (const { date, kind, name, hours } of companyDays) {
    if (yearOf(dayNumberOfDate(date)) === calendarYear.year) days[date] = { kind, name, ...(hours ? { hours } : {}) };
  }
  return { ...calendarYear, days };
};

import { dateOf, dayNumberOf, dayNumberOfDate, isWeekend, yearOf } from './localDate.ts';
import { movedDayName, shortDayName, type CalendarDay, type CalendarYear } from './productionYear.ts';
import { statutoryHolidays } from './statutoryHolidays.ts';

/**
 * R21 (§4.6): a year whose calendar is not published yet is computed from the law alone, never taken as a plain five-day week.
 * Labour Code art. 112: the fourteen holidays; a holiday outside 1–8 January that falls on a weekend moves its day off to the
 * next working day (the January ones wait for the government's decree and are left where they are); the working day before a
 * holiday is shortened (art. 95).
 */
export const statutoryForecast = (year: number): CalendarYear => {
  const days: Record<string, CalendarDay> = {};
  const holidays = Object.entries(statutoryHolidays).map(([monthDay, name]) => ({ date: `${year}-${monthDay}`, name }));
  for (const { date, name } of holidays) days[date] = { kind: 'HOLIDAY', name };
  for (const { date } of holidays) {
    if (date.slice(5) <= '01-08' || !isWeekend(dayNumberOfDate(date))) continue;
    let to = dayNumberOfDate(date) + 1;
    while (isWeekend(to) || days[dateOf(to)]) to += 1;
    days[dateOf(to)] = { kind: 'MOVED_OFF', name: movedDayName(date, null) };
  }
  for (const holiday of [...holidays.map(({ date }) => dayNumberOfDate(date)), dayNumberOf(year + 1, 1, 1)]) {
    const eve = dateOf(holiday - 1);
    if (yearOf(holiday - 1) === year && !isWeekend(holiday - 1) && !days[eve]) days[eve] = { kind: 'SHORT', name: shortDayName, shortened: true };
  }
  return { year, status: 'FORECAST', version: 0, decree: null, days };
};

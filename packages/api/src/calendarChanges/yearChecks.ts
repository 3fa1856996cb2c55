import type { RefusalCode } from '@reglament/schema';
import type { CalendarBasis } from '../calendar/calendarBasis.ts';
import { dayNumberOfDate, isWeekend, writtenDate } from '../calendar/localDate.ts';
import { readProductionYear, workingDaysIn } from '../calendar/productionYear.ts';
import { statutoryHolidayOf, statutoryHolidays } from '../calendar/statutoryHolidays.ts';
import { refusal } from '../platform/refusal.ts';
import type { BroughtYear } from './calendarJson.ts';

const wrong = (code: RefusalCode, params: Record<string, string | number>): Error => refusal(code, { field: ['content'], clause: '4.6', params });

const requireOwnDates = (year: number, lists: readonly (readonly string[])[]): void => {
  for (const list of lists) {
    const seen = new Set<string>();
    for (const date of list) {
      if (!date.startsWith(`${year}-`)) throw wrong('DATE_OUTSIDE_YEAR', { date: writtenDate(date), year });
      if (seen.has(date)) throw wrong('DATE_REPEATED', { date: writtenDate(date) });
      seen.add(date);
    }
  }
};

/** A day off by the law alone: a weekend or a statutory holiday (Labour Code art. 111, 112). */
const isOffByLaw = (date: string): boolean => isWeekend(dayNumberOfDate(date)) || statutoryHolidayOf(date) !== undefined;

/** Labour Code art. 112: a decree moves days off to working days, never the other way round, and explains every day that differs from the law. */
const requireLawfulMoves = (year: number, brought: BroughtYear): void => {
  const { transfers, holidays, workingWeekends } = brought;
  for (const { from, to } of transfers) {
    const words = { from: writtenDate(from), to: writtenDate(to) };
    if (!isOffByLaw(from)) throw wrong('TRANSFER_FROM_WORKING_DAY', words);
    if (isOffByLaw(to)) throw wrong('TRANSFER_TO_DAY_OFF', words);
  }
  for (const monthDay of Object.keys(statutoryHolidays))
    if (!holidays.includes(`${year}-${monthDay}`)) throw wrong('HOLIDAY_MISSING', { date: writtenDate(`${year}-${monthDay}`) });
  const [froms, tos] = [new Set(transfers.map(({ from }) => from)), new Set(transfers.map(({ to }) => to))];
  const unpaired = [
    ...holidays.filter((date) => !isOffByLaw(date) && !tos.has(date)),
    ...workingWeekends.filter((date) => !froms.has(date)),
    ...[...tos].filter((date) => !holidays.includes(date)),
    ...[...froms].filter((date) => statutoryHolidayOf(date) === undefined && !workingWeekends.includes(date)),
  ];
  if (unpaired[0] !== undefined) throw wrong('TRANSFER_UNPAIRED', { date: writtenDate(unpaired[0]) });
};

/**
 * §4.6: what a loaded year must keep to: its own dates, each once; no day both off and working; working weekends at weekends; short days
 * that are worked; under Russian law lawful moves with their decree; and as many working days as it says itself.
 */
export const requireSoundYear = (year: number, basis: CalendarBasis, brought: BroughtYear): void => {
  const { holidays, workingWeekends, shortDays, transfers, statedWorkingDays } = brought;
  requireOwnDates(year, [holidays, workingWeekends, shortDays, transfers.map(({ from }) => from), transfers.map(({ to }) => to)]);
  const contradictory = [
    ...workingWeekends.filter((date) => holidays.includes(date) || !isWeekend(dayNumberOfDate(date))),
    ...shortDays.filter((date) => holidays.includes(date) || (isWeekend(dayNumberOfDate(date)) && !workingWeekends.includes(date))),
  ];
  if (contradictory[0] !== undefined) throw wrong('DAY_CONTRADICTORY', { date: writtenDate(contradictory[0]) });
  if (basis === 'RU') {
    // the moves are named first: what is wrong with a pair explains the rest
    requireLawfulMoves(year, brought);
    if (!brought.decree) throw refusal('DECREE_MISSING', { field: ['decreeNumber'], clause: '4.6' });
  }
  const counted = workingDaysIn(readProductionYear(year, brought));
  if (statedWorkingDays !== null && counted !== statedWorkingDays) throw wrong('WORKING_DAYS_DIFFER', { counted, stated: statedWorkingDays });
};

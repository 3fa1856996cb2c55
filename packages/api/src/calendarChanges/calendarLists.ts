import { dayNumberOfDate, isWeekend } from '../calendar/localDate.ts';
import { statutoryHolidayOf } from '../calendar/statutoryHolidays.ts';
import { refusal } from '../platform/refusal.ts';
import type { BroughtYear } from './calendarJson.ts';

/** A year as somebody typed it. */
export interface GivenLists {
  holidays: readonly string[];
  transfers?: readonly { from: string; to: string }[] | null;
  workingWeekends?: readonly string[] | null;
  shortDays?: readonly string[] | null;
}

const mostDays = 400;
const mostTransfers = 60;

const within = <Row,>(list: string, rows: readonly Row[], limit: number): readonly Row[] => {
  if (rows.length > limit) throw refusal('TOO_MANY_INPUTS', { field: ['lists', list], clause: '4.6', params: { limit, length: rows.length } });
  return rows;
};

/** The days of a list with those that follow from the moves; what was typed twice stays twice, so that it is refused. */
const withImplied = (days: readonly string[], implied: readonly string[]): string[] => [...days, ...new Set(implied.filter((date) => !days.includes(date)))];

/** Reads a year from lists of days: a day off that moved is off where it went, and a weekend that it left is worked. */
export const yearFromLists = ({ holidays, transfers, workingWeekends, shortDays }: GivenLists): BroughtYear => {
  const moves = within('transfers', transfers ?? [], mostTransfers);
  const left = moves.map(({ from }) => from).filter((date) => isWeekend(dayNumberOfDate(date)) && statutoryHolidayOf(date) === undefined);
  return {
    decree: null, statedWorkingDays: null,
    transfers: moves.map(({ from, to }) => ({ from, to, basis: 'decree' })),
    holidays: withImplied(within('holidays', holidays, mostDays), moves.map(({ to }) => to)),
    workingWeekends: withImplied(within('workingWeekends', workingWeekends ?? [], mostDays), left),
    shortDays: [...within('shortDays', shortDays ?? [], mostDays)],
  };
};

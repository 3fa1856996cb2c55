import { dayNumberOfDate, isWeekend } from '../calendar/localDate.ts';
import type { DayTransfer } from '../calendar/productionYear.ts';
import { statutoryForecast } from '../calendar/statutoryForecast.ts';

/** The moves that the law makes by itself (Labour Code art. 112 part 2): a holiday at a weekend outside 1 to 8 January. */
export const lawfulMoves = (year: number): DayTransfer[] => {
  const days = Object.entries(statutoryForecast(year).days).toSorted(([a], [b]) => a.localeCompare(b));
  const atWeekends = days.flatMap(([date, { kind }]) => (kind === 'HOLIDAY' && date.slice(5) > '01-08' && isWeekend(dayNumberOfDate(date)) ? [date] : []));
  return days.flatMap(([to, { kind }]) => {
    const from = kind === 'MOVED_OFF' ? atWeekends.findLast((date) => date < to) : undefined;
    return from === undefined ? [] : [{ from, to, basis: 'law' }];
  });
};

/** Moves as they were told, each on its true ground: one that the law makes is no work of the decree. */
export const onTheirGrounds = (year: number, told: readonly DayTransfer[]): DayTransfer[] => {
  const lawful = lawfulMoves(year);
  return told.map((move) => lawful.find(({ from, to }) => from === move.from && to === move.to) ?? move);
};

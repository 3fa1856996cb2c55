import type { RefusalCode } from '@reglament/schema';
import type { CalendarBasis } from '../calendar/calendarBasis.ts';
import { dayNumberOfDate, isWeekend, writtenDate } from '../calendar/localDate.ts';
import { readProductionYear, workingDaysIn } from '../calendar/productionYear.ts';
import { statutoryHolidayOf, statutoryHolidays } from '../calendar/statutoryHolidays.ts';
import { refusal } from '../platform/refusal.ts';
import type { BroughtYear } from './calendarJson.ts';

/** The list in which a day stands. */
export type DayList = 'holidays' | 'transfers' | 'workingWeekends' | 'shortDays';
/** Where a day of a list was given: a file has one place for all of them. */
export type PlaceOf = (list: DayList) => string[];
const inFile: PlaceOf = () => ['content'];

/** Refuses by the place of the list that is wrong. */
const refuser = (placeOf: PlaceOf) => (list: DayList, code: RefusalCode, params: Record<string, string | number>): Error => refusal(code, { field: placeOf(list), clause: '4.6', params });
type Wrong = ReturnType<typeof refuser>;

const datesOf = ({ holidays, workingWeekends, shortDays, transfers }: BroughtYear): (readonly [DayList, readonly string[]])[] => [
  ['holidays', holidays], ['workingWeekends', workingWeekends], ['shortDays', shortDays], ['transfers', transfers.map(({ from }) => from)], ['transfers', transfers.map(({ to }) => to)],
];

const requireOwnDates = (year: number, brought: BroughtYear, wrong: Wrong): void => {
  for (const [list, dates] of datesOf(brought)) {
    const seen = new Set<string>();
    for (const date of dates) {
      if (!date.startsWith(`${year}-`)) throw wrong(list, 'DATE_OUTSIDE_YEAR', { date: writtenDate(date), year });
      if (seen.has(date)) throw wrong(list, 'DATE_REPEATED', { date: writtenDate(date) });
      seen.add(date);
    }
  }
};

/** A day off by the law alone: a weekend or a statutory holiday (Labour Code art. 111, 112). */
const isOffByLaw = (date: string): boolean => isWeekend(dayNumberOfDate(date)) || statutoryHolidayOf(date) !== undefined;

/** Days that differ from the law and that no move explains: off or working, and moves that no day carries out. */
export const unpairedDays = ({ transfers, holidays, workingWeekends }: Pick<BroughtYear, 'transfers' | 'holidays' | 'workingWeekends'>): { list: DayList; date: string }[] => {
  const [froms, tos] = [new Set(transfers.map(({ from }) => from)), new Set(transfers.map(({ to }) => to))];
  const on = (list: DayList) => (date: string) => ({ list, date });
  return [
    ...holidays.filter((date) => !isOffByLaw(date) && !tos.has(date)).map(on('holidays')),
    ...workingWeekends.filter((date) => !froms.has(date)).map(on('workingWeekends')),
    ...[...tos].filter((date) => !holidays.includes(date)).map(on('transfers')),
    ...[...froms].filter((date) => statutoryHolidayOf(date) === undefined && !workingWeekends.includes(date)).map(on('transfers')),
  ];
};

/** Labour Code art. 112: a decree moves days off to working days, never the other way round, and no statutory holiday is lost. */
const requireLawfulMoves = (year: number, { transfers, holidays }: BroughtYear, wrong: Wrong): void => {
  for (const { from, to } of transfers) {
    const words = { from: writtenDate(from), to: writtenDate(to) };
    if (!isOffByLaw(from)) throw wrong('transfers', 'TRANSFER_FROM_WORKING_DAY', words);
    if (isOffByLaw(to)) throw wrong('transfers', 'TRANSFER_TO_DAY_OFF', words);
  }
  for (const monthDay of Object.keys(statutoryHolidays))
    if (!holidays.includes(`${year}-${monthDay}`)) throw wrong('holidays', 'HOLIDAY_MISSING', { date: writtenDate(`${year}-${monthDay}`) });
};

/**
 * Art. 112 part 2: a holiday at a weekend gives its day off to another day, the next working one or by the decree; only those of 1 to 8
 * January wait for the decree. The holidays that a year leaves without.
 */
const unmovedHolidays = (year: number, { transfers }: Pick<BroughtYear, 'transfers'>): string[] =>
  Object.keys(statutoryHolidays).map((monthDay) => `${year}-${monthDay}`)
    .filter((date) => date > `${year}-01-08` && isWeekend(dayNumberOfDate(date)) && !transfers.some(({ from }) => from === date));

/** Weekends among the holidays of 1 to 8 January: their days off wait for the decree (art. 112 part 2). */
const januaryWeekends = (year: number): string[] => Array.from({ length: 8 }, (_, index) => `${year}-01-0${index + 1}`).filter((date) => isWeekend(dayNumberOfDate(date)));

/**
 * Art. 112: a day off that moves leaves a day that is worked, a holiday at a weekend or one of January. Where a source does not tell which became which, the
 * numbers must still allow it; which is which stays unknown.
 */
const requirePossibleMoves = (year: number, brought: BroughtYear, unpaired: readonly { list: DayList; date: string }[], wrong: Wrong): void => {
  const [off, worked] = [unpaired.filter(({ list }) => list === 'holidays'), unpaired.filter(({ list }) => list === 'workingWeekends')];
  const fromJanuary = januaryWeekends(year).filter((date) => !brought.transfers.some(({ from }) => from === date)).length;
  const unmoved = unmovedHolidays(year, brought);
  const lacking = off.length < worked.length + unmoved.length;
  if (lacking && !worked[0]) throw wrong('holidays', 'HOLIDAY_NOT_MOVED', { date: writtenDate(unmoved[off.length] ?? '') });
  const impossible = lacking ? worked[0] : off.length > worked.length + unmoved.length + fromJanuary ? off[0] : unpaired.find(({ list }) => list === 'transfers');
  if (impossible) throw wrong(impossible.list, 'TRANSFER_UNPAIRED', { date: writtenDate(impossible.date) });
};

interface Source {
  placeOf?: PlaceOf;
  /** The source need not tell which day off became which. */
  mayLackMoves?: boolean;
}

/**
 * §4.6: what a loaded year must keep to: its own dates, each once; no day both off and working; working weekends at weekends; short days
 * that are worked; under Russian law lawful moves with their decree; and as many working days as it says itself.
 */
export const requireSoundYear = (year: number, basis: CalendarBasis, brought: BroughtYear, { placeOf = inFile, mayLackMoves = false }: Source = {}): void => {
  const { holidays, workingWeekends, shortDays, statedWorkingDays } = brought;
  const wrong = refuser(placeOf);
  requireOwnDates(year, brought, wrong);
  const worked = workingWeekends.find((date) => holidays.includes(date) || !isWeekend(dayNumberOfDate(date)));
  if (worked !== undefined) throw wrong('workingWeekends', 'DAY_CONTRADICTORY', { date: writtenDate(worked) });
  const short = shortDays.find((date) => holidays.includes(date) || (isWeekend(dayNumberOfDate(date)) && !workingWeekends.includes(date)));
  if (short !== undefined) throw wrong('shortDays', 'DAY_CONTRADICTORY', { date: writtenDate(short) });
  if (basis === 'RU') {
    // the moves are named first: what is wrong with a pair explains the rest
    requireLawfulMoves(year, brought, wrong);
    const unpaired = unpairedDays(brought);
    if (mayLackMoves) requirePossibleMoves(year, brought, unpaired, wrong);
    else if (unpaired[0]) throw wrong(unpaired[0].list, 'TRANSFER_UNPAIRED', { date: writtenDate(unpaired[0].date) });
    const [unmoved] = mayLackMoves ? [] : unmovedHolidays(year, brought);
    if (unmoved) throw wrong('transfers', 'HOLIDAY_NOT_MOVED', { date: writtenDate(unmoved) });
    if (!brought.decree) throw refusal('DECREE_MISSING', { field: ['decreeNumber'], clause: '4.6' });
  }
  const counted = workingDaysIn(readProductionYear(year, brought));
  if (statedWorkingDays !== null && counted !== statedWorkingDays) throw wrong('holidays', 'WORKING_DAYS_DIFFER', { counted, stated: statedWorkingDays });
};

import { readProductionYear, type CalendarDay, type CalendarDecree, type CalendarYear } from '../calendar/productionYear.ts';
import { clean } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { calendarForAct, newestOf, requireSeen, type PlannedChange } from './calendarChangeActs.ts';
import { yearFromIcs } from './calendarIcs.ts';
import { yearFromJson, type BroughtYear } from './calendarJson.ts';
import { yearFromLists, type GivenLists } from './calendarLists.ts';
import { lawfulMoves, onTheirGrounds } from './lawfulMoves.ts';
import { requireSoundYear, unpairedDays } from './yearChecks.ts';

export const importFormats = ['JSON', 'ICS', 'LISTS'] as const;
export type ImportFormat = (typeof importFormats)[number];

export interface YearImport {
  calendarCode: string;
  year: number;
  /** The version of the year that was seen. */
  expectedVersion?: number | null;
  format: ImportFormat;
  content?: string | null;
  lists?: GivenLists | null;
  decreeNumber?: string | null;
  decreeDate?: string | null;
  statedWorkingDays?: number | null;
  reason: string | null;
  announcement: PlannedChange['announcement'];
}

const longestContent = 1_000_000;
const [firstYear, lastYear] = [2000, 2200];

/** iCalendar has no place for moves: what its words tell is taken, and what the law alone says. Nothing else is made up. */
const withLawfulMoves = (year: number, brought: BroughtYear): BroughtYear => {
  const { transfers: told, holidays } = brought;
  const untold = lawfulMoves(year).filter(({ from, to }) => holidays.includes(to) && !told.some((move) => move.from === from || move.to === to));
  return { ...brought, transfers: [...told, ...untold] };
};

const required = (field: string): Error => refusal('REQUIRED_FIELD_MISSING', { field: [field], clause: '4.6' });

const contentOf = ({ content }: YearImport): string => {
  if (!content?.trim()) throw required('content');
  if (content.length > longestContent) throw refusal('TOO_LONG', { field: ['content'], clause: '4.6', params: { limit: longestContent, length: content.length } });
  return content;
};

const readers: Readonly<Record<ImportFormat, (input: YearImport) => BroughtYear>> = {
  JSON: (input) => yearFromJson(contentOf(input), input.year),
  ICS: (input) => yearFromIcs(contentOf(input), input.year),
  LISTS: ({ lists }) => {
    if (!lists) throw required('lists');
    return yearFromLists(lists);
  },
};

const broughtBy = (input: YearImport, isRussian: boolean): BroughtYear => {
  const { format, year, decreeNumber, decreeDate, statedWorkingDays } = input;
  const read = readers[format](input);
  const number = clean(decreeNumber ?? '').slice(0, 40);
  const decree = number && decreeDate ? { number, date: decreeDate, title: `О переносе выходных дней в ${year} году`, publicationId: null } : read.decree;
  const complete = { ...read, decree, transfers: format !== 'JSON' && isRussian ? onTheirGrounds(year, read.transfers) : read.transfers, statedWorkingDays: statedWorkingDays ?? read.statedWorkingDays };
  return format === 'ICS' && isRussian ? withLawfulMoves(year, complete) : complete;
};

const moveUnknown = (list: string, decree: CalendarDecree | null): CalendarDay => {
  const [ru, en] = decree ? [` (постановление № ${decree.number})`, ` (decree No. ${decree.number})`] : ['', ''];
  return list === 'holidays'
    ? { kind: 'MOVED_OFF', name: { ru: `Перенесённый выходной${ru}; с какого дня, источник не говорит`, en: `Moved day off${en}; the source does not say from which day` } }
    : { kind: 'WORKING_WEEKEND', name: { ru: `Рабочий выходной${ru}; за какой день, источник не говорит`, en: `Working weekend day${en}; the source does not say for which day` } };
};

/** R20: a day that moved says so, and says too that nobody knows from where. */
const sayingUnknown = (state: CalendarYear, unknown: readonly { list: string; date: string }[]): CalendarYear => ({
  ...state, days: { ...state.days, ...Object.fromEntries(unknown.map(({ list, date }) => [date, { ...state.days[date], ...moveUnknown(list, state.decree) }])) },
});

const essence = ({ status, decree, transfers, days }: CalendarYear): string =>
  JSON.stringify([status, decree?.number ?? null, (transfers ?? []).map(({ from, to }) => `${from} ${to}`).toSorted(), Object.entries(days).toSorted(([a], [b]) => a.localeCompare(b)).map(([date, { kind, shortened }]) => [date, kind, shortened === true])]);

/** §4.6, R21: loads the official calendar of a year. The company's own days of that year stay as they are (§6). */
export const planYear = async (work: Work, input: YearImport): Promise<PlannedChange> => {
  const { year, format } = input;
  if (year < firstYear || year > lastYear)
    throw refusal('INVALID_VALUE', { field: ['year'], clause: '4.6', params: { reason: { ru: `от ${firstYear} до ${lastYear}`, en: `from ${firstYear} to ${lastYear}` } } });
  const calendar = await calendarForAct(work, input.calendarCode);
  requireSeen(calendar, year, input.expectedVersion);
  const isRussian = calendar.basis === 'RU';
  const brought = broughtBy(input, isRussian);
  const [isFile, mayLackMoves] = [format !== 'LISTS', format === 'ICS'];
  requireSoundYear(year, calendar.basis, brought, isFile ? { mayLackMoves } : { placeOf: (list) => ['lists', list] });
  const unknown = isRussian && mayLackMoves ? unpairedDays(brought) : [];
  const state = sayingUnknown(readProductionYear(year, brought), unknown);
  const { companyDays, state: known, version } = newestOf(calendar, year);
  if (version > 0 && essence(state) === essence(known)) throw refusal('ALREADY_EXISTS', { field: [isFile ? 'content' : 'lists'], clause: '4.6' });
  return { calendar, kind: 'YEAR_LOADED', years: [{ state, companyDays }], unknownMoves: unknown.map(({ date }) => date).toSorted(), reason: input.reason, period: { from: `${state.year}-01-01`, until: `${state.year}-12-31` }, announcement: input.announcement };
};

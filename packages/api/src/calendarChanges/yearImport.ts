import { readProductionYear, type CalendarYear } from '../calendar/productionYear.ts';
import { statutoryForecast } from '../calendar/statutoryForecast.ts';
import { clean } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { calendarForAct, newestOf, type PlannedChange } from './calendarChangeActs.ts';
import { yearFromIcs } from './calendarIcs.ts';
import { yearFromJson, type BroughtYear } from './calendarJson.ts';
import { requireSoundYear } from './yearChecks.ts';

export const importFormats = ['JSON', 'ICS'] as const;
export type ImportFormat = (typeof importFormats)[number];

export interface YearImport {
  calendarCode: string;
  year: number;
  format: ImportFormat;
  content: string;
  decreeNumber?: string | null;
  decreeDate?: string | null;
  statedWorkingDays?: number | null;
  reason: string | null;
  announcement: PlannedChange['announcement'];
}

const longestContent = 1_000_000;
const [firstYear, lastYear] = [2000, 2200];

/** iCalendar has no place for moves: those of the law are added, and the rest is what the decree moved, in the order of its dates. */
const withMoves = (year: number, brought: BroughtYear): BroughtYear => {
  if (brought.transfers.length > 0) return brought;
  const lawful = Object.entries(statutoryForecast(year).days).flatMap(([to, { kind }]) => (kind === 'MOVED_OFF' && brought.holidays.includes(to) ? [to] : []));
  const ordinary = (date: string): boolean => statutoryForecast(year).days[date] === undefined || statutoryForecast(year).days[date]?.kind === 'SHORT';
  const movedTo = brought.holidays.filter((date) => ordinary(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
  const fromJanuary = ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `${year}-01-${day}`).filter((date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
  const froms = [...brought.workingWeekends, ...fromJanuary].toSorted();
  const moves = movedTo.toSorted().flatMap((to, index) => (froms[index] === undefined ? [] : [{ from: froms[index], to, basis: 'decree' }]));
  const weekendHolidays = brought.holidays.filter((date) => !date.slice(5).startsWith('01-') && [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())).toSorted();
  const byLaw = lawful.toSorted().flatMap((to) => {
    const from = weekendHolidays.findLast((date) => date < to);
    return from === undefined ? [] : [{ from, to, basis: 'law' }];
  });
  return { ...brought, transfers: [...moves, ...byLaw] };
};

const broughtBy = ({ format, content, year, decreeNumber, decreeDate, statedWorkingDays }: YearImport, isRussian: boolean): BroughtYear => {
  const read = format === 'JSON' ? yearFromJson(content, year) : yearFromIcs(content, year);
  const number = clean(decreeNumber ?? '').slice(0, 40);
  const decree = number && decreeDate ? { number, date: decreeDate, title: `О переносе выходных дней в ${year} году`, publicationId: null } : read.decree;
  const complete = { ...read, decree, statedWorkingDays: statedWorkingDays ?? read.statedWorkingDays };
  return format === 'ICS' && isRussian ? withMoves(year, complete) : complete;
};

const essence = ({ status, decree, days }: CalendarYear): string =>
  JSON.stringify([status, decree?.number ?? null, Object.entries(days).toSorted(([a], [b]) => a.localeCompare(b)).map(([date, { kind, shortened }]) => [date, kind, shortened === true])]);

/** §4.6, R21: loads the official calendar of a year. The company's own days of that year stay as they are (§6). */
export const planYear = async (work: Work, input: YearImport): Promise<PlannedChange> => {
  if (input.content.trim() === '') throw refusal('REQUIRED_FIELD_MISSING', { field: ['content'], clause: '4.6' });
  if (input.content.length > longestContent) throw refusal('TOO_LONG', { field: ['content'], clause: '4.6', params: { limit: longestContent, length: input.content.length } });
  if (input.year < firstYear || input.year > lastYear)
    throw refusal('INVALID_VALUE', { field: ['year'], clause: '4.6', params: { reason: { ru: `от ${firstYear} до ${lastYear}`, en: `from ${firstYear} to ${lastYear}` } } });
  const calendar = await calendarForAct(work, input.calendarCode);
  const brought = broughtBy(input, calendar.basis === 'RU');
  requireSoundYear(input.year, calendar.basis, brought);
  const { companyDays, state: known, version } = newestOf(calendar, input.year);
  const state = readProductionYear(input.year, brought);
  if (version > 0 && essence(state) === essence(known)) throw refusal('ALREADY_EXISTS', { field: ['content'], clause: '4.6' });
  return { calendar, kind: 'YEAR_LOADED', years: [{ state, companyDays }], reason: input.reason, announcement: input.announcement };
};

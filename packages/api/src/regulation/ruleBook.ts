import type { CalendarYear } from '../calendar/productionYear.ts';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { calendarOfRegulation } from './regulationCalendar.ts';
import type { RegulationParameters } from './regulationParameters.ts';

/** A version of the regulation ready for use: its parameters and the working time that follows from them. */
export interface RuleBook {
  versionId: string;
  /** For example `1.2`. */
  number: string;
  /** First day on which it is in force, YYYY-MM-DD. */
  effectiveFrom: string;
  parameters: RegulationParameters;
  calendar: WorkCalendar;
  years: readonly CalendarYear[];
}

let ruleBooks: readonly RuleBook[] = [];

/** Reads all published versions and the calendar into memory. Run at the start and after each change of either. */
export const loadRuleBooks = async (reader: Reader): Promise<void> => {
  const years = (await readRows<{ content: CalendarYear }>(reader, 'select content from calendar_year order by year', [])).map((row) => row.content);
  const versions = await readRows<Omit<RuleBook, 'calendar' | 'years'>>(
    reader,
    `select id as "versionId", number, effective_from::text as "effectiveFrom", parameters
     from regulation_version where status <> 'DRAFT' order by effective_from desc`,
    [],
  );
  ruleBooks = versions.map((version) => ({ ...version, years, calendar: calendarOfRegulation(version.parameters, years) }));
};

/** The version in force on a day of the desk's calendar (§2.4): the latest that is effective by then. */
export const ruleBookOn = (day: string): RuleBook => {
  const book = ruleBooks.find(({ effectiveFrom }) => effectiveFrom <= day) ?? ruleBooks.at(-1);
  if (!book) throw new Error('no version of the regulation is published');
  return book;
};

/** The version under which a ticket was accepted; its clocks follow it for good (§2.4). */
export const ruleBookOf = (versionId: string): RuleBook => {
  const book = ruleBooks.find((one) => one.versionId === versionId);
  if (!book) throw new Error(`regulation version ${versionId} is not loaded`);
  return book;
};

/** The desk's local day of an instant, YYYY-MM-DD. */
export const localDay = (at: number, timeZone = 'Europe/Moscow'): string => dayFormat(timeZone).format(at);

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const dayFormat = (timeZone: string): Intl.DateTimeFormat => {
  const known = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, known);
  return known;
};

/** The version in force at an instant. */
export const ruleBookAt = (at: number): RuleBook => ruleBookOn(localDay(at));

/** The calendar versions that an interval touches, for example `2026 v1, 2027 v1` (R19). */
export const calendarVersionsOf = (book: RuleBook, from: number, to: number): string => {
  const first = Number(localDay(from, book.parameters.timeZone).slice(0, 4));
  const last = Number(localDay(to, book.parameters.timeZone).slice(0, 4));
  const versions: string[] = [];
  for (let year = first; year <= last; year += 1) {
    const loaded = book.years.find((one) => one.year === year);
    versions.push(loaded ? `${year} v${loaded.version}` : `${year} forecast`);
  }
  return versions.join(', ');
};

const dayMilliseconds = 86_400_000;

/** The last millisecond of the desk's local day of an instant. */
export const endOfLocalDay = (at: number, timeZone = 'Europe/Moscow'): number => {
  const day = localDay(at, timeZone);
  // local midnight lies where the day changes; a search over one day finds it whatever the zone does
  let inside = at;
  let outside = at + dayMilliseconds + 3 * 3_600_000;
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (localDay(middle, timeZone) === day) inside = middle;
    else outside = middle;
  }
  return inside;
};

import type { CalendarYear } from '../calendar/productionYear.ts';
import { defaultCalendarCode, newestYears, readCalendars, versionsAt, yearsInVersions, yearVersionsIn, type StoredCalendar, type YearVersions } from '../calendar/storedCalendar.ts';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { instantOfWallTime, zoneOffsetOf } from '../calendar/zoneOffset.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { dayIn, endOfDayIn } from './localDay.ts';
import { calendarOfRegulation } from './regulationCalendar.ts';
import type { RegulationParameters } from './regulationParameters.ts';
import type { RequestCategory } from './requestCategories.ts';
import { readParameters } from './storedParameters.ts';

/** A version of the regulation ready for use: its parameters and the working time that follows from them. */
export interface RuleBook {
  versionId: string;
  /** For example `1.2`. */
  number: string;
  /** First day on which it is in force, YYYY-MM-DD. */
  effectiveFrom: string;
  parameters: RegulationParameters;
  /** The working time by the newest version of every year. */
  calendar: WorkCalendar;
  years: readonly CalendarYear[];
}

let ruleBooks: readonly RuleBook[] = [];
let calendars: ReadonlyMap<string, StoredCalendar> = new Map();
let loadedStamp = '';
/** Calendars of the past that somebody asked for, by version of the regulation and versions of the years. */
const pastCalendars = new Map<string, WorkCalendar>();
const mostPastCalendars = 200;

const noCalendar = (code: string): StoredCalendar => ({ code, basis: code === defaultCalendarCode ? 'RU' : 'NONE', versions: [] });

const stampSql = `select (select count(*) from calendar_year) || ' ' || (select count(*) from work_calendar) || ' '
  || (select coalesce(string_agg(id || ':' || version || ':' || status, ' ' order by id), '') from regulation_version) as stamp`;

const stampOf = async (reader: Reader): Promise<string> => (await readRows<{ stamp: string }>(reader, stampSql, []))[0]?.stamp ?? '';

/** Reads all published versions and the calendars into memory. Run at the start and after each change of either. */
export const loadRuleBooks = async (reader: Reader): Promise<void> => {
  // the stamp first: what changes meanwhile is then read again, never missed
  const stamp = await stampOf(reader);
  const stored = await readCalendars(reader);
  const versions = await readRows<Omit<RuleBook, 'calendar' | 'years'>>(
    reader,
    `select id as "versionId", number, effective_from::text as "effectiveFrom", parameters
     from regulation_version where status <> 'DRAFT' order by effective_from desc`,
    [],
  );
  calendars = stored;
  pastCalendars.clear();
  ruleBooks = versions.map((version) => {
    const parameters = readParameters(version.parameters);
    const calendar = stored.get(parameters.calendarCode) ?? noCalendar(parameters.calendarCode);
    const years = newestYears(calendar);
    return { ...version, parameters, years, calendar: calendarOfRegulation(parameters, years, calendar.basis) };
  });
  loadedStamp = stamp;
};

/** Reads them again only if something changed since; answers whether it did. */
export const refreshRuleBooks = async (reader: Reader): Promise<boolean> => {
  if ((await stampOf(reader)) === loadedStamp) return false;
  await loadRuleBooks(reader);
  return true;
};

/** The version in force at an instant (§2.4): the latest that is effective by then; each begins with its first day in its own zone. */
export const ruleBookAt = (at: number): RuleBook => {
  const book = ruleBooks.find(({ effectiveFrom, parameters }) => effectiveFrom <= dayIn(parameters.timeZone, at)) ?? ruleBooks.at(-1);
  if (!book) throw new Error('no version of the regulation is published');
  return book;
};

/** The version under which a ticket was accepted; its clocks follow it for good (§2.4). */
export const ruleBookOf = (versionId: string): RuleBook => {
  const book = ruleBooks.find((one) => one.versionId === versionId);
  if (!book) throw new Error(`regulation version ${versionId} is not loaded`);
  return book;
};

/** What a request is about in the words of the version under which it was accepted (§3). */
export const categoryIn = (versionId: string, code: unknown): RequestCategory | null =>
  ruleBooks.find((one) => one.versionId === versionId)?.parameters.categories.find((category) => category.code === code) ?? null;

/** Every beginning that numbers of requests ever had: a version that changes it leaves the old numbers as they are (§4.4). */
export const ticketPrefixes = (): string[] => [...new Set(ruleBooks.map(({ parameters }) => parameters.numberPrefixes.ticket))];

/** Every published version that counts by a calendar. */
export const ruleBooksWith = (calendarCode: string): readonly RuleBook[] => ruleBooks.filter(({ parameters }) => parameters.calendarCode === calendarCode);

/** A calendar with all its versions, as it was loaded last. */
export const storedCalendarOf = (calendarCode: string): StoredCalendar | undefined => calendars.get(calendarCode);

/** The working time of a version of the regulation by certain versions of the years; years that are not named are the newest. */
export const calendarInVersions = (book: RuleBook, named: YearVersions): WorkCalendar => {
  const isNewest = [...named].every(([year, version]) => (book.years.find((one) => one.year === year)?.version ?? null) === version);
  if (isNewest) return book.calendar;
  const key = `${book.versionId} ${[...named].map(([year, version]) => `${year}:${version}`).join(' ')}`;
  const known = pastCalendars.get(key);
  if (known) return known;
  const stored = calendars.get(book.parameters.calendarCode) ?? noCalendar(book.parameters.calendarCode);
  const calendar = calendarOfRegulation(book.parameters, yearsInVersions(stored, named), stored.basis);
  if (pastCalendars.size >= mostPastCalendars) pastCalendars.clear();
  pastCalendars.set(key, calendar);
  return calendar;
};

/** R19: the working time by which a promise was computed, from the versions that it stores, for example `2026 v1, 2027 forecast`. */
export const calendarOfVersions = (book: RuleBook, calendarVersions: string): WorkCalendar => calendarInVersions(book, yearVersionsIn(calendarVersions));

/** R19: the working time of a version of the regulation as it was known at an instant, whatever was closed or opened since. */
export const calendarKnownAt = (book: RuleBook, at: number): WorkCalendar => {
  const stored = calendars.get(book.parameters.calendarCode);
  return stored ? calendarInVersions(book, versionsAt(stored, at)) : book.calendar;
};

/** The zone of the desk at an instant; the default one before any version is loaded. */
const deskZoneAt = (at: number): string => (ruleBooks.length > 0 ? ruleBookAt(at).parameters.timeZone : 'Europe/Moscow');

/** The desk's local day of an instant, YYYY-MM-DD. */
export const localDay = (at: number, timeZone = deskZoneAt(at)): string => dayIn(timeZone, at);

/** Midnight at which a local day YYYY-MM-DD of the desk begins. */
export const startOfLocalDay = (day: string, timeZone = deskZoneAt(Date.parse(`${day}T00:00:00Z`))): number =>
  instantOfWallTime(zoneOffsetOf(timeZone), Date.parse(`${day}T00:00:00Z`));

/** The last millisecond of the desk's local day of an instant. */
export const endOfLocalDay = (at: number, timeZone = deskZoneAt(at)): number => endOfDayIn(timeZone, at);

/** How versions of years are written down with a promise. */
export const writtenVersions = (from: number, to: number, versionOf: (year: number) => number | null): string => {
  const versions: string[] = [];
  for (let year = from; year <= to; year += 1) {
    const version = versionOf(year);
    versions.push(version === null ? `${year} forecast` : `${year} v${version}`);
  }
  return versions.join(', ');
};

/** The calendar versions that an interval touches, for example `2026 v1, 2027 v1` (R19). */
export const calendarVersionsOf = (book: RuleBook, from: number, to: number): string => {
  const yearAt = (at: number): number => Number(dayIn(book.parameters.timeZone, at).slice(0, 4));
  return writtenVersions(yearAt(from), yearAt(to), (year) => book.years.find((one) => one.year === year)?.version ?? null);
};

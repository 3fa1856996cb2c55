import { readRows, type Reader } from '../platform/reading/rows.ts';
import type { CalendarBasis } from './calendarBasis.ts';
import { overlaidWith, type CompanyDay } from './companyDay.ts';
import type { CalendarYear } from './productionYear.ts';

/** The calendar of a regulation that names none. */
export const defaultCalendarCode = 'ru';

/** A calendar with every version of every year that was ever loaded, the company's own days laid over each. */
export interface StoredCalendar {
  readonly code: string;
  readonly basis: CalendarBasis;
  /** By year, then by version. */
  readonly versions: readonly LoadedYear[];
}

/** A version of a year with the moment since when it is there, epoch milliseconds. */
export type LoadedYear = CalendarYear & { readonly loadedAt: number };

interface YearRow {
  code: string;
  version: number;
  content: CalendarYear;
  companyDays: CompanyDay[];
  loadedAt: string | Date;
}

/** All calendars by their codes. */
export const readCalendars = async (reader: Reader): Promise<Map<string, StoredCalendar>> => {
  const calendars = await readRows<{ code: string; basis: CalendarBasis }>(reader, 'select code, basis from work_calendar order by code', []);
  const rows = await readRows<YearRow>(
    reader,
    'select calendar_code as code, year_version as version, content, company_days as "companyDays", loaded_at as "loadedAt" from calendar_year order by calendar_code, year, year_version',
    [],
  );
  const byCode = Map.groupBy(rows, ({ code }) => code);
  return new Map(calendars.map(({ code, basis }) => {
    const versions = (byCode.get(code) ?? []).map(({ version, content, companyDays, loadedAt }) => ({ ...overlaidWith(content, companyDays), version, loadedAt: new Date(loadedAt).getTime() }));
    return [code, { code, basis, versions }];
  }));
};

/** The newest version of each year. */
export const newestYears = ({ versions }: StoredCalendar): CalendarYear[] => [...new Map(versions.map((year) => [year.year, year])).values()];

/** Which version of which year; null is the forecast that nobody stored. */
export type YearVersions = ReadonlyMap<number, number | null>;

/** Which versions were the newest at an instant. A year whose first version came later was known by that one all the same: it is the law of the year. */
export const versionsAt = ({ versions }: StoredCalendar, at: number): YearVersions => {
  const known = new Map<number, number>();
  for (const { year, version, loadedAt } of versions) if (loadedAt <= at || !known.has(year)) known.set(year, version);
  return known;
};

/** Reads what an obligation stores (R19), for example `2026 v1, 2028 forecast`. */
export const yearVersionsIn = (written: string): YearVersions =>
  new Map([...written.matchAll(/(\d{4}) (?:v(\d+)|forecast)/g)].map(([, year, version]) => [Number(year), version === undefined ? null : Number(version)]));

/** The years as they were in those versions; a year that is not named is the newest. */
export const yearsInVersions = (calendar: StoredCalendar, named: YearVersions): CalendarYear[] => {
  const others = newestYears(calendar).filter(({ year }) => !named.has(year));
  const asNamed = calendar.versions.filter(({ year, version }) => named.get(year) === version);
  return [...others, ...asNamed].toSorted((a, b) => a.year - b.year);
};

import data from './data/ruProductionCalendar.json' with { type: 'json' };
import { readProductionYear, type CalendarYear, type ProductionYearRecord } from './productionYear.ts';

const records: Readonly<Record<string, ProductionYearRecord>> = {
  ...data,
} as Readonly<Record<string, ProductionYearRecord>>;

/** The published Russian production calendars that ship with the product, oldest first. */
export const officialYears: readonly CalendarYear[] = Object.entries(records)
  .map(([year, record]) => readProductionYear(Number(year), record))
  .toSorted((a, b) => a.year - b.year);

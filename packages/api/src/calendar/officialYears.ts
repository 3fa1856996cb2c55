import data from './data/ruProductionCalendar.json' with { type: 'json' };
import { readProductionYear, type CalendarYear } from './productionYear.ts';

/** The published Russian production calendars that ship with the product, oldest first. */
export const officialYears: readonly CalendarYear[] = Object.entries(data).map(([year, record]) => readProductionYear(Number(year), record));

import type { Vocabulary } from '@reglament/schema';
import type { CalendarYear } from './productionYear.ts';
import { statutoryForecast } from './statutoryForecast.ts';

/** The law from which a calendar follows while a year is not published, and by which a loaded year is checked. */
export const calendarBases = {
  RU: { ru: 'Трудовой кодекс РФ, ст. 112', en: 'Labour Code of Russia, art. 112', clause: '4.6' },
  NONE: { ru: 'Пятидневная неделя без праздников', en: 'A five-day week without holidays', clause: '4.6' },
} as const satisfies Vocabulary;
export type CalendarBasis = keyof typeof calendarBases;

const plainWeeks = (year: number): CalendarYear => ({ year, status: 'FORECAST', version: 0, decree: null, days: {} });

/** What a year is taken for while nobody has loaded it (R21). */
export const forecastOf = (basis: CalendarBasis): ((year: number) => CalendarYear) => (basis === 'RU' ? statutoryForecast : plainWeeks);

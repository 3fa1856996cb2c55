import { forecastOf, type CalendarBasis } from '../calendar/calendarBasis.ts';
import type { CalendarYear } from '../calendar/productionYear.ts';
import { compileWorkCalendar, type WorkCalendar } from '../calendar/workCalendar.ts';
import type { RegulationParameters } from './regulationParameters.ts';

/** The working time of a version of the regulation: its hours laid over the calendar's days (§4.6). */
export const calendarOfRegulation = (parameters: RegulationParameters, years: readonly CalendarYear[], basis: CalendarBasis = 'RU'): WorkCalendar =>
  compileWorkCalendar({
    years, openingHours: parameters.openingHours, timeZone: parameters.timeZone, shortDayCloses: parameters.shortDayCloses, forecast: forecastOf(basis),
  });

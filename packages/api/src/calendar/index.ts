import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { CalendarYearRecord } from './calendarYear.entity.ts';
import { ensureFirstYears } from './firstYears.ts';
import { WorkCalendarRecord } from './workCalendar.entity.ts';

/** The calendars of working days, with every version of every year (§4.6). */
export default { name: 'calendar', entities: [WorkCalendarRecord, CalendarYearRecord], clientRows, prepare: ensureFirstYears } satisfies Feature;

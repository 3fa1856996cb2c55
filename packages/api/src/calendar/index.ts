import type { Feature } from '../platform/feature.ts';
import { CalendarYearRecord } from './calendarYear.entity.ts';
import { ensureFirstYears } from './firstYears.ts';

/** The production calendar: which days are working days (§4.6). */
export default { name: 'calendar', entities: [CalendarYearRecord], prepare: ensureFirstYears } satisfies Feature;

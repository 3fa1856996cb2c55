import type { Feature } from '../platform/feature.ts';
import { startRecomputing } from '../sla/calendarRecomputeProcess.ts';
import { ticketsThatMove } from '../tickets/obligationSubjects.ts';
import { CalendarActsResolver } from './calendarActs.resolver.ts';
import { CalendarsResolver } from './calendars.resolver.ts';

/** Changes of the calendar: announced days (§6), loaded years (§4.6), and the promises that they move (R11, R21). */
export default {
  name: 'calendarChanges',
  resolvers: [CalendarsResolver, CalendarActsResolver],
  start: (system) => startRecomputing(system, ticketsThatMove),
} satisfies Feature;

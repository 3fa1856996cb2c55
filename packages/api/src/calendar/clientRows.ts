import { everyRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Calendars are public (§4.6). */
export const clientRows: ClientRows = {
  work_calendar: everyRow,
  calendar_year: everyRow,
};

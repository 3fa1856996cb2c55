import { everyRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Announcements are public (§3.3, §6). */
export const clientRows: ClientRows = {
  announcement: everyRow,
};

import { everyRow, noRow, ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';

/** Announcements are public (§3.3, §6); which of its requests a release solves each client reads of its own alone. */
export const clientRows: ClientRows = {
  announcement: everyRow,
  solved_ticket: { rows: ofOwnClient, acts: noRow },
};

import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** What each of the staff prefers. */
export const clientRows: ClientRows = {
  staff_preferences: noRow,
};

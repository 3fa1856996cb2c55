import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** What each of the staff has read. */
export const clientRows: ClientRows = {
  notification_reading: noRow,
};

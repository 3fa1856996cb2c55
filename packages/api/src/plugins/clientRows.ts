import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** What failed in the windows of staff. */
export const clientRows: ClientRows = {
  console_incident: noRow,
};

import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Who of the staff follows a request. */
export const clientRows: ClientRows = {
  ticket_watcher: noRow,
};

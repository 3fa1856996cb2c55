import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Who of the staff is at a request. */
export const clientRows: ClientRows = {
  presence: noRow,
};

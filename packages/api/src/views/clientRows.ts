import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Views of the queue are of the desk. */
export const clientRows: ClientRows = {
  view: noRow,
};

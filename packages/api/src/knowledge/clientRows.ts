import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Standard answers are of the desk. */
export const clientRows: ClientRows = {
  article: noRow,
};

import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** What staff have written and not sent. */
export const clientRows: ClientRows = {
  draft: noRow,
};

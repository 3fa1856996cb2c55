import { everyRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Products are the same for everybody. */
export const clientRows: ClientRows = {
  product: everyRow,
};

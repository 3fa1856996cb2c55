import { everyRow, type ClientRows } from '../platform/database/clientRows.ts';

/** The regulation is public (§2.4). */
export const clientRows: ClientRows = {
  regulation_version: everyRow,
};

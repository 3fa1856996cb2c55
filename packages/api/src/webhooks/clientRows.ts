import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Where the desk tells systems of events: its own to set up, its processes’ to read. */
export const clientRows: ClientRows = {
  webhook: noRow,
  webhook_delivery: noRow,
};

import { noRow, ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';

/** The client’s own systems, which the desk alone changes, and nothing of their keys. */
export const clientRows: ClientRows = {
  machine_user: { rows: ofOwnClient, acts: noRow },
  api_key: noRow,
};

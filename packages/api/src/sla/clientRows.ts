import { noRow, ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';

/** Promises to the client, and their ledger (§4.7). */
export const clientRows: ClientRows = {
  response_obligation: ofOwnClient,
  // by what the entry says: an act writes the first one before the promise itself
  obligation_ledger: "state ->> 'clientId' = reader_client()::text",
  // of the processes of the desk
  calendar_change: noRow,
  calendar_recompute: noRow,
  obligation_warning: noRow,
};

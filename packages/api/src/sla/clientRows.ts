import { ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';

/** Promises to the client, and their ledger (§4.7). */
export const clientRows: ClientRows = {
  response_obligation: ofOwnClient,
  obligation_ledger: 'exists (select from response_obligation own where own.id = obligation_id and own.client_id = reader_client())',
};

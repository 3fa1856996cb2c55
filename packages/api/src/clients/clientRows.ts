import { ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';

/** The client itself and its people (§1). */
export const clientRows: ClientRows = {
  client: 'id = reader_client()',
  contact: ofOwnClient,
};

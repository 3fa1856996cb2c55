import { noRow, ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** Questions that wait for the client (§4.13); its message ends the waiting. */
export const clientRows: ClientRows = {
  client_silence: { rows: noRow, acts: ofOwnTicket() },
};

import { noRow, ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** The correspondence on the client’s tickets (§4.4); notes are named in its statements and never shown. */
export const clientRows: ClientRows = {
  message: ofOwnTicket(),
  internal_note: noRow,
};

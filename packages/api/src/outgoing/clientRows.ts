import { noRow, ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** Letters on the client’s tickets (§4.2); nothing of what the desk signs with. */
export const clientRows: ClientRows = {
  outgoing_letter: ofOwnTicket(),
  mail_key: noRow,
};

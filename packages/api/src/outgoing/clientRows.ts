import { ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** Letters on the client’s tickets (§4.2). */
export const clientRows: ClientRows = {
  outgoing_letter: ofOwnTicket(),
};

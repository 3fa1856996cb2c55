import { ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** Where the client’s requests are with development (§3.2). */
export const clientRows: ClientRows = {
  handover: ofOwnTicket(),
};

import { ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** Decisions on the client’s requests (§4.13). */
export const clientRows: ClientRows = {
  postponement: ofOwnTicket(),
};

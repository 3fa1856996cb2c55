import { noRow, ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** Letters as they came (§4.1), which are the desk’s own; an act of a client touches those of its requests alone. */
export const clientRows: ClientRows = {
  blocked_sender: noRow,
  incoming_letter: { rows: noRow, acts: ofOwnTicket() },
};

import { noRow, ofOwnTicket, toOwnPeople, type ClientRows } from '../platform/database/clientRows.ts';

/** Letters on the client’s tickets (§4.2); nothing of what the desk signs with. */
export const clientRows: ClientRows = {
  // Terms of Reference need no ticket, and neither do the letters about them
  outgoing_letter: { rows: ofOwnTicket(), acts: `case when ticket_id is null then ${toOwnPeople('to_address')} else ${ofOwnTicket()} end` },
  mail_key: noRow,
  thread_reference: noRow,
};

import { ofOwnClient, ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** The client’s requests (§4.1–§4.7), what they are linked with, and what was proposed for them. */
export const clientRows: ClientRows = {
  ticket: ofOwnClient,
  ticket_link: `${ofOwnTicket('from_ticket_id')} and ${ofOwnTicket('to_ticket_id')}`,
  priority_proposal: ofOwnTicket(),
};

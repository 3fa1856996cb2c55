import { ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** Files (§4.5): of messages that the client has, and what the reader has sent and not yet attached; of notes never. */
export const clientRows: ClientRows = {
  attachment: `case when message_id is null and note_id is null
    then uploaded_by = reader_id()
    else message_id is not null and exists (select from message where message.id = message_id and ${ofOwnTicket('message.ticket_id')}) end`,
};

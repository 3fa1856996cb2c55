import { noRow, ofOwnTicket, type ClientRows } from '../platform/database/clientRows.ts';

/** Files (§4.5): of messages that the client has, and what the reader has sent and not yet attached; of notes never. A system announces, brings and attaches its own. */
export const clientRows: ClientRows = {
  attachment: {
    rows: `case when message_id is null and note_id is null
      then uploaded_by = reader_id()
      else message_id is not null and exists (select from message where message.id = message_id and ${ofOwnTicket('message.ticket_id')}) end`,
    acts: 'uploaded_by = reader_id()',
  },
  // equal bytes are there once, for whoever has them; what is sent is read through these
  stored_file: { rows: 'exists (select from attachment own where own.file_id = stored_file.id)', acts: noRow },
  file_chunk: { rows: 'exists (select from attachment own where own.file_id = file_chunk.file_id)', acts: noRow },
};

import type { SearchableAddition } from '../access/searchable.ts';

/** A request is found by the names of its files (§4.5): those of messages by whoever may read it, those of notes and of answers that have not left by staff. */
export const searchableFileNames: SearchableAddition = {
  to: 'TICKET',
  texts: `select coalesce(message.ticket_id, note.ticket_id) as id,
      string_agg(attachment.file_name, E'\\n' order by attachment.created_at, attachment.id) filter (where message.id is not null and (message.leaves_at is null or message.leaves_at <= $2::timestamptz)) as body,
      string_agg(attachment.file_name, E'\\n' order by attachment.created_at, attachment.id) filter (where note.id is not null or message.leaves_at > $2::timestamptz) as inner
    from attachment left join message on message.id = attachment.message_id left join internal_note note on note.id = attachment.note_id
    where message.ticket_id = any($1::uuid[]) or note.ticket_id = any($1::uuid[]) group by 1`,
};

import { can } from '../access/rights.ts';
import { boundClientOf, isClientSide, type Viewer } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';

/** The ticket of a message's or a note's file; over the alias `t` of the attachment. */
const ticketSql = 'select ticket.client_id from ticket where ticket.id = coalesce((select message.ticket_id from message where message.id = t.message_id), (select note.ticket_id from internal_note note where note.id = t.note_id))';

/** §4.6: what has not left yet the client's side does not see. */
const leftSql = (now: string): string => `not exists (select from message where message.id = t.message_id and message.leaves_at > ${now}::timestamptz)`;

/**
 * Which files somebody may see, asked at every read: files of messages as the messages are, those of internal notes never from the
 * client's side, and what nobody has attached yet only by whoever announced it.
 */
export const visibleTo = (viewer: Viewer, conditions: Conditions): Conditions => {
  const [own, bound] = [conditions.bind(viewer.id), conditions.bind(boundClientOf(viewer))];
  const attached = can(viewer, 'tickets.read') ? `(${isClientSide(viewer) ? `t.message_id is not null and ${leftSql(conditions.bind(new Date(clock.now())))}` : 'coalesce(t.message_id, t.note_id) is not null'}) and (${bound}::uuid is null or (${ticketSql}) = ${bound}::uuid)` : 'false';
  return conditions.where(`case when t.message_id is null and t.note_id is null then t.uploaded_by = ${own}::uuid else ${attached} end`);
};

/** The same of those whose bytes have come. */
export const filesSeen = (conditions: Conditions, viewer: Viewer): Conditions => visibleTo(viewer, conditions.where('t.file_id is not null'));

/** What is needed to send a file. */
export interface FoundAttachment {
  id: string;
  /** Null while its bytes have not come. */
  fileId: string | null;
  fileName: string;
  contentType: string;
  size: number;
  sha256: string | null;
  isImage: boolean;
}

/** A file by its id, as far as the viewer may see it. */
export const findAttachment = async (reader: Reader, viewer: Viewer, id: string): Promise<FoundAttachment | null> => {
  if (!isUuid(id)) return null;
  const conditions = visibleTo(viewer, new Conditions().where('t.id = ?', id));
  const [found] = await readRows<FoundAttachment>(
    reader,
    `select t.id, t.file_id as "fileId", t.file_name as "fileName", t.content_type as "contentType", t.size, t.sha256, t.is_image as "isImage" from attachment t ${conditions.sql}`,
    conditions.values,
  );
  return found ?? null;
};

import { LockMode } from '@mikro-orm/core';
import { refusal } from '../platform/refusal.ts';
import { isUuid } from '../platform/identity.ts';
import type { Happening, Work } from '../platform/work.ts';
import { InternalNote } from '../tickets/internalNote.entity.ts';
import { Message } from '../tickets/message.entity.ts';
import { Attachment } from './attachment.entity.ts';
import { attachmentLimits, clause } from './attachmentLimits.ts';

const field = 'attachmentIds';

/** Ids of files that an act names, each once. */
export const filesNamedIn = (payload: Happening['payload']): string[] => {
  const ids = payload?.[field];
  return Array.isArray(ids) ? [...new Set(ids.map(String))] : [];
};

/** The files of whoever acts, locked, in their order; each has come as a whole and belongs to nothing yet. */
const waitingFiles = async (work: Work, ids: readonly string[]): Promise<Attachment[]> => {
  const { filesPerMessage } = attachmentLimits();
  if (ids.length > filesPerMessage) throw refusal('TOO_MANY_FILES', { field: [field], clause, params: { limit: filesPerMessage, length: ids.length } });
  const found = await work.em.find(
    Attachment,
    { id: { $in: ids.filter(isUuid) }, uploadedBy: work.actor.id, message: null, note: null },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const known = new Map(found.map((one) => [one.id, one]));
  return ids.map((id, index) => {
    const attachment = known.get(id.toLowerCase());
    if (!attachment) throw refusal('NOT_FOUND', { field: [field, String(index)], clause });
    if (!attachment.file) throw refusal('FILE_NOT_UPLOADED', { field: [field, String(index)], clause, params: { name: attachment.fileName } });
    return attachment;
  });
};

/** §4.4, §4.5: the files that an act names become those of the message or the note that it writes; the act is refused when one cannot. */
export const attachFiles = async (work: Work, { payload }: Happening): Promise<void> => {
  const ids = filesNamedIn(payload);
  if (ids.length === 0) return;
  const files = await waitingFiles(work, ids);
  const { messageId, noteId } = payload ?? {};
  files.forEach((file, position) => {
    file.message = typeof messageId === 'string' ? work.em.getReference(Message, messageId) : null;
    file.note = typeof noteId === 'string' ? work.em.getReference(InternalNote, noteId) : null;
    file.position = position;
    // an answer in HTML shows it by this name in its letter
    if (file.isImage && file.message?.bodyHtml?.includes(`/attachments/${file.id}/`)) file.contentId = file.id;
  });
};

/** §4.6: the files of an answer that is taken back wait again, for whoever took it back. */
export const freeFiles = async (work: Work, { payload }: Happening): Promise<void> => {
  const files = await work.em.find(Attachment, { id: { $in: filesNamedIn(payload) }, message: String(payload?.['messageId']) }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const file of files) Object.assign(file, { message: null, contentId: null, uploadedBy: work.actor.id, createdAt: work.at });
};

/** R17 (§4.4): a message that is copied into a request of its own keeps its files; their bytes are there once. */
export const copyFiles = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  if (payload?.['freshId'] !== subjectId || payload['copy'] !== true) return;
  const [from, to] = [payload['formerMessageIds'] as string[], payload['messageIds'] as string[]];
  const files = await work.em.find(Attachment, { message: { $in: from } });
  for (const { message, file, fileName, contentType, size, sha256, isImage, contentId, createdAt, position } of files) {
    const copied = to[from.indexOf(message?.id ?? '')];
    if (copied) work.em.create(Attachment, { message: work.em.getReference(Message, copied), file, fileName, contentType, size, sha256, isImage, contentId, createdAt, position });
  }
};

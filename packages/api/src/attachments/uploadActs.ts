import type { Viewer } from '../access/viewer.ts';
import { createdOnce, type NewRecord } from '../platform/creation.ts';
import { optional, required, type Place } from '../platform/input/fields.ts';
import { invalid, line } from '../platform/input/values.ts';
import type { Work } from '../platform/work.ts';
import { ticketIdOf } from '../tickets/loading.ts';
import { Attachment } from './attachment.entity.ts';
import { attachmentLimits, clause, requireName, requireSize } from './attachmentLimits.ts';
import { mediaTypeOf } from './fileKind.ts';
import { safeFileName } from './fileName.ts';
import { requireFewWaiting } from './waiting.ts';

export interface UploadOrder extends NewRecord {
  ticketId?: string | null | undefined;
  fileName: string;
  size: number;
  contentType?: string | null | undefined;
  sha256?: string | null | undefined;
}

const digest = (value: string, place: Place): string => {
  if (!/^[0-9a-f]{64}$/i.test(value.trim())) throw invalid(place, { ru: 'SHA-256 — 64 шестнадцатеричные цифры', en: 'a SHA-256 has 64 hexadecimal digits' });
  return value.trim().toLowerCase();
};

/**
 * §4.5: announces a file before its bytes come, so that what cannot be taken is refused at once. Until an act attaches it, only
 * who announced it sees it. One that is announced again under its id is the same (decision 74).
 */
export const createAttachmentUpload = async (work: Work, viewer: Viewer, order: UploadOrder): Promise<Attachment> =>
  (await createdOnce(work, { act: 'createAttachmentUpload', kind: Attachment, clause }, order, (id) => announce(work, viewer, id, order))).record;

const announce = async (work: Work, viewer: Viewer, id: string, { ticketId, fileName, size, contentType, sha256 }: UploadOrder): Promise<Attachment> => {
  if (ticketId != null) await ticketIdOf(work, viewer, ticketId, 'ticketId');
  const limits = attachmentLimits();
  const name = safeFileName(required(line(255))(fileName, { field: 'fileName', clause }));
  const type = mediaTypeOf(optional(line(255))(contentType, { field: 'contentType', clause }));
  const announcedSha256 = optional(digest)(sha256, { field: 'sha256', clause });
  if (size < 1) throw invalid({ field: 'size', clause }, { ru: 'файл пуст', en: 'the file is empty' });
  requireName(name, limits);
  requireSize(name, size, limits);
  await requireFewWaiting(work, viewer, size, limits);
  return work.em.create(Attachment, { id, fileName: name, contentType: type, size, announcedSha256, uploadedBy: viewer.id, createdAt: work.at });
};

import type { Viewer } from '../access/viewer.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { bytesPerMegabyte, clause, type AttachmentLimits } from './attachmentLimits.ts';

/** §4.5: what was announced waits so long for its bytes and for an act that attaches it; then it is swept away. */
export const waitsMilliseconds = 24 * 3_600_000;

/** Somebody may have so many files that are attached to nothing, … */
const mostFiles = 200;
/** … and so many bytes of them as one message may hold, at least these. */
const leastBytes = 256 * bytesPerMegabyte;

/** Until when the bytes of a file may come, and an act may attach it. */
export const waitsUntil = (createdAt: Date): Date => new Date(createdAt.getTime() + waitsMilliseconds);

/** Refuses one more file of somebody of whom too many, or too large ones, are attached to nothing (decision 109). One announcement of a caller at a time. */
export const requireFewWaiting = async (work: Work, viewer: Viewer, size: number, { bytesPerFile, filesPerMessage }: Pick<AttachmentLimits, 'bytesPerFile' | 'filesPerMessage'>): Promise<void> => {
  await work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`files of ${viewer.id}`]);
  const [waiting] = await work.em.execute<{ files: number; bytes: string }[]>(
    'select count(*)::int as files, coalesce(sum(size), 0)::text as bytes from attachment where uploaded_by = ? and message_id is null and note_id is null', [viewer.id]);
  const { files, bytes } = waiting ?? { files: 0, bytes: '0' };
  if (files < mostFiles && Number(bytes) + size <= Math.max(leastBytes, bytesPerFile * filesPerMessage)) return;
  throw refusal('FILES_WAITING', { field: ['size'], clause, params: { length: files } });
};

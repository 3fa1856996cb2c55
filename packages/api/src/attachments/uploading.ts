import type { IncomingHttpHeaders } from 'node:http';
import { readerFor } from '../access/readerFor.ts';
import { actorOf, clientReadingOf, type Viewer } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import type { System } from '../platform/feature.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { refusal } from '../platform/refusal.ts';
import type { Workshop } from '../platform/work.ts';
import { attachmentLimits, clause, requireHarmless, requireSize } from './attachmentLimits.ts';
import type { Ask } from './chunks.ts';
import { keptTypeOf } from './fileKind.ts';
import { findAttachment, type FoundAttachment } from './finding.ts';
import { beginScan, scannerAway } from './scanning/scanner.ts';
import { refusalOf, type Verdict } from './scanning/verdict.ts';
import { waitsMilliseconds } from './waiting.ts';
import { keepFile, noteVerdict, type KeptFile } from './storing.ts';

const uploadHeader = 'x-reglament-upload';

/** No form and no link of another site can send a header of its own: only whoever means it uploads. */
export const uploadHeaders = [{ name: uploadHeader, value: '1' }] as const;
export const hasUploadHeader = (headers: IncomingHttpHeaders): boolean => headers[uploadHeader] === '1';
export const uploadAddressOf = (id: string): string => `/attachments/${id}`;

export const askOf = (reader: Reader): Ask => <Row>(sql: string, values: unknown[]) => readRows<Row>(reader, sql, values);

/** The file that the viewer announced within a day and that still waits for its bytes, with the SHA-256 that was announced for them. */
const announced = async (reader: Reader, viewer: Viewer, id: string): Promise<FoundAttachment & { announcedSha256: string | null }> => {
  const found = await findAttachment(reader, viewer, id);
  const [waits] = found
    ? await readRows<{ announcedSha256: string | null }>(reader, 'select announced_sha256 as "announcedSha256" from attachment where id = $1 and uploaded_by = $2 and file_id is null and created_at > $3', [id, viewer.id, new Date(clock.now() - waitsMilliseconds)])
    : [];
  if (!found || !waits) throw refusal('NOT_FOUND', { field: ['id'], clause });
  return { ...found, ...waits };
};

/** Refuses bytes that are not those that were announced, by their number or by their SHA-256. */
const requireAnnounced = ({ fileName, size, announcedSha256 }: Awaited<ReturnType<typeof announced>>, kept: Omit<KeptFile, 'fileId'>): void => {
  if (kept.size !== size) throw refusal('FILE_INCOMPLETE', { field: ['size'], clause, params: { name: fileName, length: kept.size, size } });
  if (announcedSha256 !== null && kept.sha256 !== announcedSha256) throw refusal('FILE_ALTERED', { field: ['sha256'], clause, params: { name: fileName } });
};

/** Gives the bytes to their attachment, once: of two that come for the same one the first counts. Held to what whoever uploads may touch. */
const hand = async (workshop: Workshop, viewer: Viewer, { id, contentType }: FoundAttachment, { fileId, sha256, image }: KeptFile): Promise<void> => {
  await workshop.performFor(clientReadingOf(viewer), actorOf(viewer), async ({ em }) => {
    const [taken] = await em.execute<unknown[]>(
      'update attachment set file_id = ?, sha256 = ?, content_type = ?, is_image = ? where id = ? and file_id is null returning id',
      [fileId, sha256, keptTypeOf(contentType, image), image !== null, id],
    );
    if (!taken) throw refusal('NOT_FOUND', { field: ['id'], clause });
  });
};

/**
 * Takes the bytes of an announced file. What is too long, a program, infected, or not what was announced is refused, and nothing of it
 * stays, nor of one whose line breaks; the announcement stays, so that it can be sent again.
 */
export const takeUpload = async (system: Pick<System, 'reader' | 'readerOf' | 'workshop'>, viewer: Viewer, id: string, upload: { source: AsyncIterable<Uint8Array>; announcedBytes: number }): Promise<void> => {
  const attachment = await announced(readerFor(system, viewer), viewer, id);
  const limits = attachmentLimits();
  requireSize(attachment.fileName, upload.announcedBytes, limits);
  const ask = askOf(system.reader);
  const scan = beginScan();
  try {
    let verdict: Verdict | null = null;
    const kept = await keepFile(ask, { source: upload.source, size: attachment.size }, {
      beginning: (bytes) => requireHarmless(attachment.fileName, bytes),
      length: (bytes) => requireSize(attachment.fileName, bytes, limits),
      piece: (bytes) => scan.take(bytes),
      whole: async (file) => {
        requireAnnounced(attachment, file);
        verdict = await scan.verdict();
        const refused = verdict && refusalOf(verdict, attachment.fileName, scannerAway());
        if (refused) throw refused;
      },
    });
    await noteVerdict(ask, kept.fileId, verdict);
    await hand(system.workshop, viewer, attachment, kept);
  } finally {
    scan.end();
  }
};

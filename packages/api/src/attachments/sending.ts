import { Readable } from 'node:stream';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { parse } from 'range-parser';
import type { Reader } from '../platform/reading/connection.ts';
import type { Span } from './chunks.ts';
import type { FoundAttachment } from './finding.ts';
import { storedBytes } from './stores/stores.ts';
import { askOf } from './uploading.ts';

/** What a file may do in a browser: nothing. */
const filePolicy = "sandbox; default-src 'none'";

/** The part that a request asks for: all of it, one span, or one that is not there. Several spans at once are answered as a whole. */
export const spanOf = (size: number, range: string | undefined): Span | 'WHOLE' | 'OUTSIDE' => {
  if (range === undefined) return 'WHOLE';
  const { code, type, ranges } = parse(size, range);
  if (type !== 'bytes' || (code & 1) !== 0 || ranges.length > 1) return 'WHOLE';
  return ranges[0] ?? 'OUTSIDE';
};

/** Whether a browser or a partner has this very content already: any of the tags that they hold, by the weak comparison of RFC 9110 §13.1.2. */
const isHeld = (etag: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined && (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));

/** Whether a part may be sent: its reader has the beginning of this very content. A date is never believed, since none was told (RFC 9110 §13.1.5). */
const isSameContent = (etag: string, ifRange: string | undefined): boolean => ifRange === undefined || ifRange.trim() === etag;

/** The headers under which a file is sent: shown when it is a safe image, saved otherwise, sniffed and run never. */
export const headersOf = ({ fileName, contentType, isImage, sha256 }: FoundAttachment, asDownload: boolean): Record<string, string> => ({
  'content-type': isImage ? contentType : 'application/octet-stream',
  'content-disposition': create(fileName, { type: isImage && !asDownload ? 'inline' : 'attachment', fallback: true }),
  'content-security-policy': filePolicy,
  'x-content-type-options': 'nosniff',
  // a session that ends takes the right with it: a browser asks each time, and is told that nothing has changed
  'cache-control': 'private, no-cache',
  etag: `"${sha256 ?? ''}"`,
  'accept-ranges': 'bytes',
});

/** What the headers of a request ask for. */
export interface SendingOrder {
  range: string | undefined;
  ifRange: string | undefined;
  ifNoneMatch: string | undefined;
  asDownload: boolean;
  /** HEAD: no byte is read. */
  headersOnly: boolean;
}

/** The same bytes, once the first piece is there: a store that is away is found before an answer begins. */
const begun = async (bytes: AsyncGenerator<Buffer>): Promise<Readable> => {
  const first = await bytes.next();
  return Readable.from((async function* () {
    if (first.done) return;
    yield first.value;
    yield* bytes;
  })());
};

/** Sends a file, chunk by chunk, or the part of it that is asked for. @throws Refusal FILE_STORE_AWAY */
export const sendAttachment = async (reply: FastifyReply, reader: Reader, attachment: FoundAttachment & { fileId: string }, { range, ifRange, ifNoneMatch, asDownload, headersOnly }: SendingOrder): Promise<FastifyReply> => {
  const { size, fileId } = attachment;
  const headers = headersOf(attachment, asDownload);
  const etag = headers['etag'] ?? '';
  if (isHeld(etag, ifNoneMatch)) return reply.code(304).headers(headers).send();
  if (headersOnly) return reply.headers(headers).header('content-length', size).send();
  const asked = isSameContent(etag, ifRange) ? spanOf(size, range) : 'WHOLE';
  if (asked === 'OUTSIDE') return reply.code(416).headers(headers).header('content-range', `bytes */${size}`).send();
  const span = asked === 'WHOLE' ? { start: 0, end: size - 1 } : asked;
  const bytes = await begun(storedBytes(askOf(reader), fileId, span));
  if (asked !== 'WHOLE') void reply.code(206).header('content-range', `bytes ${span.start}-${span.end}/${size}`);
  return reply.headers(headers).header('content-length', span.end - span.start + 1).send(bytes);
};

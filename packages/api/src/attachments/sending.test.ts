import type { FastifyReply } from 'fastify';
import { expect, test } from 'vitest';
import type { Reader } from '../platform/reading/connection.ts';
import { headersOf, sendAttachment, spanOf, type SendingOrder } from './sending.ts';

test.each([
  [undefined, 'WHOLE'], ['bytes=0-9', { start: 0, end: 9 }], ['bytes=90-', { start: 90, end: 99 }], ['bytes=-5', { start: 95, end: 99 }], ['bytes=0-999', { start: 0, end: 99 }],
  ['bytes=100-', 'OUTSIDE'], ['bytes=0-1,5-6', 'WHOLE'], ['lines=1-2', 'WHOLE'], ['bytes=x', 'WHOLE'], ['', 'WHOLE'],
])('of 100 bytes %j asks for %j', (range, span) => expect(spanOf(100, range)).toMatchObject(span as object));

const file = { id: '', fileId: '', fileName: 'схема "1".png', contentType: 'image/png', size: 1, sha256: 'aa', isImage: true };

/** A database in which the file is one chunk of a hundred bytes. */
const database = { executeQuery: async ({ sql }: { sql: string }) => ({ rows: [sql.includes('file_chunk') ? { bytes: Buffer.alloc(100) } : { store: 'DATABASE' }] }) } as unknown as Reader;
/** What a request with these headers is answered with: the code, what of it is read, and the headers that say so. */
const answered = async (order: Partial<SendingOrder>) => {
  const headers: Record<string, unknown> = {};
  let [code, body]: [number, unknown] = [200, undefined];
  const reply = { headers: (more: object) => Object.assign(headers, more) && reply, header: (name: string, value: unknown) => ((headers[name] = value), reply), code: (given: number) => ((code = given), reply), send: (given: unknown) => ((body = given), reply) };
  await sendAttachment(reply as unknown as FastifyReply, database, { ...file, size: 100 }, { range: undefined, ifRange: undefined, ifNoneMatch: undefined, asDownload: false, headersOnly: false, ...order });
  return { code, sends: body !== undefined, length: headers['content-length'], range: headers['content-range'] };
};
const nothing = { sends: false, length: undefined, range: undefined };

test.each<[string, Partial<SendingOrder>, object]>([
  ['a part of the content that its reader has the beginning of', { range: 'bytes=10-19', ifRange: '"aa"' }, { code: 206, sends: true, length: 10, range: 'bytes 10-19/100' }],
  ['a part of other content: all of it', { range: 'bytes=10-19', ifRange: '"bb"' }, { code: 200, sends: true, length: 100, range: undefined }],
  ['a part by a weak tag, which proves nothing byte for byte: all of it', { range: 'bytes=10-19', ifRange: 'W/"aa"' }, { code: 200, sends: true, length: 100, range: undefined }],
  ['a part if unchanged since a day: all of it', { range: 'bytes=10-19', ifRange: 'Tue, 24 Nov 2026 08:00:00 GMT' }, { code: 200, sends: true, length: 100, range: undefined }],
  ['a part that is not there', { range: 'bytes=100-' }, { ...nothing, code: 416, range: 'bytes */100' }],
  ['what is held already', { ifNoneMatch: '"aa"' }, { ...nothing, code: 304 }],
  ['what is held already, among others, weakly', { ifNoneMatch: '"bb", W/"aa"' }, { ...nothing, code: 304 }],
  ['anything that is not there yet', { ifNoneMatch: '*' }, { ...nothing, code: 304 }],
  ['what others hold', { ifNoneMatch: '"bb"' }, { code: 200, sends: true, length: 100, range: undefined }],
  ['the headers alone', { headersOnly: true, range: 'bytes=10-19' }, { ...nothing, code: 200, length: 100 }],
  ['the headers of what is held already', { headersOnly: true, ifNoneMatch: '"aa"' }, { ...nothing, code: 304 }],
])('%s', async (_what, order, expected) => expect(await answered(order)).toEqual(expected));

test('a safe image is shown, unless it is to be saved', () => {
  expect(headersOf(file, false)).toMatchObject({ 'content-type': 'image/png', 'content-disposition': expect.stringMatching(/^inline; .*filename\*=UTF-8''%D1%81%D1%85%D0%B5%D0%BC%D0%B0%20%221%22\.png$/) });
  expect(headersOf(file, true)['content-disposition']).toMatch(/^attachment; /);
});

test('everything else is only saved, whatever it says it is', () => {
  expect(headersOf({ ...file, fileName: 'a.html', contentType: 'text/html', isImage: false }, false)).toEqual({
    'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename=a.html', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache', etag: '"aa"', 'accept-ranges': 'bytes',
  });
});

import { expect, test } from 'vitest';
import { headersOf, spanOf } from './sending.ts';

test.each([
  [undefined, 'WHOLE'], ['bytes=0-9', { start: 0, end: 9 }], ['bytes=90-', { start: 90, end: 99 }], ['bytes=-5', { start: 95, end: 99 }], ['bytes=0-999', { start: 0, end: 99 }],
  ['bytes=100-', 'OUTSIDE'], ['bytes=0-1,5-6', 'WHOLE'], ['lines=1-2', 'WHOLE'], ['bytes=x', 'WHOLE'], ['', 'WHOLE'],
])('of 100 bytes %j asks for %j', (range, span) => expect(spanOf(100, range)).toMatchObject(span as object));

const file = { id: '', fileId: '', fileName: 'схема "1".png', contentType: 'image/png', size: 1, sha256: 'aa', isImage: true };

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

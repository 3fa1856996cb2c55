import { describe, expect, test } from 'vitest';
import { imageTypeOf } from './imageType.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('an image is known by its bytes', () => {
  test.each([
    ['\u0089PNG\r\n\u001a\n', 'image/png'], ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'], ['GIF89a', 'image/gif'], ['RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'image/webp'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', null], ['<html>', null], ['RIFF\u0000\u0000\u0000\u0000WAVE', null], ['', null], ['\u0089PN', null],
  ])('%j is %s', (beginning, type) => expect(imageTypeOf(bytes(beginning))).toBe(type));
});

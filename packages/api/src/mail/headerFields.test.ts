import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfHeaders, headerFields } from './headerFields.ts';

test.each([
  ['a: b\r\n\r\nc', 6],
  ['a: b\n\nc', 5],
  ['a: b\n\nc\r\n\r\n', 5],
  ['a: b\n\r\nc', 5],
  ['a: b\n\r\nc: d\r\n\r\ne', 5],
  ['a: b', 4],
  ['', 0],
])('the headers of %j end at %i', (text, expected) => {
  expect(endOfHeaders(Buffer.from(text))).toBe(expected);
});

test.each([
  ['a: b\r\nc: d\r\n', ['a: b\r\n', 'c: d\r\n']],
  ['a: b\n  c\n\td\ne: f', ['a: b\n  c\n\td\n', 'e: f']],
  ['a: b', ['a: b']],
  ['', []],
])('%j holds the fields %j', (text, expected) => {
  expect(headerFields(Buffer.from(text)).map(String)).toEqual(expected);
});

test('whatever the bytes are, no field is lost', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(Buffer.concat(headerFields(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
    }),
  );
});

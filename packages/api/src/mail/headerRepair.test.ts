import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfHeaders, headerFields, repairHeaders } from './headerRepair.ts';

/** «Привет» as windows-1251 writes it. */
const greeting1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);

describe('raw headers beyond ASCII', () => {
  test('in windows-1251 become UTF-8', () => {
    const raw = Buffer.concat([Buffer.from('Subject: '), greeting1251, Buffer.from('\r\n\r\nbody')]);
    expect(repairHeaders(raw).toString()).toBe('Subject: Привет\r\n\r\nbody');
  });

  test('in UTF-8 stay as they are', () => {
    const raw = Buffer.from('Subject: Привет\r\n\r\nbody');
    expect(repairHeaders(raw)).toEqual(raw);
  });

  test('may differ from header to header of one letter', () => {
    const raw = Buffer.concat([Buffer.from('From: "Анна" <a@x.example>\nSubject: '), greeting1251, Buffer.from('\n '), greeting1251, Buffer.from('\nX: y\n\n')]);
    expect(repairHeaders(raw).toString()).toBe('From: "Анна" <a@x.example>\nSubject: Привет\n Привет\nX: y\n\n');
  });

  test('are mended without touching the body', () => {
    const body = Buffer.concat([Buffer.from('\r\n\r\n'), greeting1251]);
    const raw = Buffer.concat([Buffer.from('Subject: '), greeting1251, body]);
    expect(repairHeaders(raw).subarray(-body.length)).toEqual(body);
  });
});

test.each([
  ['a: b\r\n\r\nc', 6],
  ['a: b\n\nc', 5],
  ['a: b\n\nc\r\n\r\n', 5],
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

test('whatever the bytes are, no field is lost and pure ASCII stays as it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ max: 0x7f, maxLength: 200 }), (bytes) => {
      const raw = Buffer.from(bytes);
      expect(repairHeaders(raw)).toEqual(raw);
      expect(Buffer.concat(headerFields(raw))).toEqual(raw);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(Buffer.concat(headerFields(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
    }),
  );
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfHeaders, headerFields, repairCharsets } from './charsetRepair.ts';

/** «Привет» as windows-1251 writes it. */
const greeting1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);

describe('raw headers beyond ASCII', () => {
  test('in windows-1251 become UTF-8', () => {
    const raw = Buffer.concat([Buffer.from('Subject: '), greeting1251, Buffer.from('\r\n\r\nbody')]);
    expect(repairCharsets(raw).toString()).toBe('Subject: Привет\r\n\r\nbody');
  });

  test('in UTF-8 stay as they are', () => {
    const raw = Buffer.from('Subject: Привет\r\n\r\nbody');
    expect(repairCharsets(raw)).toEqual(raw);
  });

  test('may differ from header to header of one letter', () => {
    const raw = Buffer.concat([Buffer.from('From: "Анна" <a@x.example>\nSubject: '), greeting1251, Buffer.from('\n '), greeting1251, Buffer.from('\nX: y\n\n')]);
    expect(repairCharsets(raw).toString()).toBe('From: "Анна" <a@x.example>\nSubject: Привет\n Привет\nX: y\n\n');
  });

  test('are mended without touching a body whose charset is named', () => {
    const body = Buffer.concat([Buffer.from('\r\nContent-Type: text/plain; charset="windows-1251"\r\n\r\n'), greeting1251]);
    const raw = Buffer.concat([Buffer.from('Subject: '), greeting1251, body]);
    expect(repairCharsets(raw).subarray(-body.length)).toEqual(body);
  });
});

describe('a text whose charset nobody names', () => {
  const mended = (heading: string, body: Buffer) => repairCharsets(Buffer.concat([Buffer.from(heading), body])).toString();

  test.each([
    ['Subject: x\r\n\r\n', 'text/plain'],
    ['Content-Type: text/plain\r\nSubject: x\r\n\r\n', 'text/plain'],
    ['Content-Type: text/html; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\nSubject: x\r\n\r\n', 'text/html'],
  ])('after %j is read as windows-1251 or UTF-8, whichever it is', (heading, type) => {
    const expected = `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nSubject: x\r\n\r\nПривет`;
    expect(mended(heading, greeting1251)).toBe(expected);
    expect(mended(heading, Buffer.from('Привет'))).toBe(expected);
  });

  test.each([
    ['Content-Type: text/plain; charset=koi8-r\r\n\r\n'],
    ['Content-Transfer-Encoding: base64\r\n\r\n'],
    ['Content-Type: multipart/mixed; boundary=x\r\n\r\n'],
  ])('is another matter after %j', (heading) => {
    const raw = Buffer.concat([Buffer.from(heading), greeting1251]);
    expect(repairCharsets(raw)).toEqual(raw);
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
      expect(repairCharsets(raw)).toEqual(raw);
      expect(Buffer.concat(headerFields(raw))).toEqual(raw);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(Buffer.concat(headerFields(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
    }),
  );
});

import { describe, expect, test } from 'vitest';
import { fingerprintOf, isSameLetter } from './duplicate.ts';

const letter = 'Message-ID: <1@a.example>\r\nSubject: x\r\n\r\nТекст\r\n';
const fingerprint = (text: string) => fingerprintOf(Buffer.from(text));

describe('the fingerprint of a letter', () => {
  test.each([
    ['another route', `Received: from mx\r\n  by us\r\n${letter}`],
    ['a mark of delivery', `Return-Path: <a@x.example>\r\nDelivered-To: support@company.example\r\n${letter}`],
    ['line ends of a file', letter.replaceAll('\r\n', '\n')],
    ['a line end more at the end', `${letter}\r\n`],
  ])('is the same with %s', (_, other) => {
    expect(fingerprint(other)).toBe(fingerprint(letter));
  });

  test.each([
    ['another text', letter.replace('Текст', 'Другой')],
    ['another subject', letter.replace('x', 'y')],
    ['another Message-ID', letter.replace('<1@', '<2@')],
    ['a "Received" in the text only', letter.replace('Текст', 'Received: x\r\nТекст')],
  ])('differs with %s', (_, other) => {
    expect(fingerprint(other)).not.toBe(fingerprint(letter));
  });
});

test.each([
  ['the same Message-ID and content', { messageHeaderId: '<1@a>', sha256: 'f' }, true],
  ['the same Message-ID with other content', { messageHeaderId: '<1@a>', sha256: 'e' }, false],
  ['the same content with another Message-ID', { messageHeaderId: '<2@a>', sha256: 'f' }, false],
  ['the same content without a Message-ID', { messageHeaderId: null, sha256: 'f' }, false],
])('a letter with %s: repetition %s', (_, before, expected) => {
  expect(isSameLetter({ messageHeaderId: before.messageHeaderId === null ? null : '<1@a>', sha256: 'f' }, before)).toBe(expected);
});

import { expect, test } from 'vitest';
import { serverWords } from './serverWords.ts';

test.each([
  ['550 5.1.1 no\0such user', '550 5.1.1 no such user'],
  ['550-5.1.1 first\r\n550 5.1.1 second\u001b[31m\u0085', '550-5.1.1 first 550 5.1.1 second [31m'],
  [`550 ${'x'.repeat(995)}😀`, `550 ${'x'.repeat(995)}\ufffd`],
  ['550 нет такого', '550 нет такого'],
])('what a mail server said is kept without control characters, and whole characters only: %j', (said, kept) => expect(serverWords(said)).toBe(kept));

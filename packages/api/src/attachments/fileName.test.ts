import { expect, test } from 'vitest';
import { extensionOf, safeFileName } from './fileName.ts';

test.each([
  ['Журнал обмена.log', 'Журнал обмена.log'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\схема.png', 'схема.png'],
  ['отчёт\u202egpj.exe', 'отчётgpj.exe'],
  ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie x.txt'],
  ['  ..htaccess. ', 'htaccess'],
  ['a\u0000b\ud800.txt', 'ab\ufffd.txt'],
  ['con"text".pdf', 'context.pdf'],
  ['', 'file'],
  ['///', 'file'],
  ['...', 'file'],
])('%j is kept as %j', (given, kept) => expect(safeFileName(given)).toBe(kept));

test('a long name keeps its extension', () => {
  expect(safeFileName(`${'я'.repeat(400)}.pdf`)).toBe(`${'я'.repeat(98)}.pdf`);
  expect(safeFileName('a'.repeat(400))).toBe('a'.repeat(200));
  expect(Buffer.byteLength(safeFileName(`${'😀'.repeat(90)}.${'я'.repeat(16)}`))).toBeLessThanOrEqual(200);
});

test('what cannot be seen goes before anything is judged: no name hides another', () => {
  expect(safeFileName('\u200b.htaccess')).toBe('htaccess');
  expect(safeFileName('program.exe\u200b')).toBe('program.exe');
  expect(safeFileName('a\ue000\u0378b.txt')).toBe('ab.txt');
  expect(safeFileName('и\u0306.txt')).toBe('й.txt');
});

test.each([['a.TAR.GZ', 'gz'], ['noext', ''], ['.profile', 'profile'], ['a. b', '']])('the extension of %j is %j', (name, extension) => expect(extensionOf(name)).toBe(extension));

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
  const kept = safeFileName(`${'я'.repeat(400)}.pdf`);
  expect(kept).toHaveLength(200);
  expect(kept.endsWith('я.pdf')).toBe(true);
});

test.each([['a.TAR.GZ', 'gz'], ['noext', ''], ['.profile', 'profile'], ['a. b', '']])('the extension of %j is %j', (name, extension) => expect(extensionOf(name)).toBe(extension));

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encoded } from '../testing/encoded.ts';
import { winmailOf } from '../testing/winmail.ts';
import { unpackWinmail } from './tnef.ts';

const file = { title: encoded('ОТЧЕТ~1.DOC', 'windows-1251'), content: Buffer.from('содержимое') };

test('a winmail.dat gives its files under their long names, and its text', () => {
  const packed = winmailOf({ files: [{ ...file, longName: 'Отчёт за ноябрь.docx', contentId: '<a@b>' }, file], text: 'Добрый день' });
  expect(unpackWinmail(packed)).toEqual({
    files: [
      { name: 'Отчёт за ноябрь.docx', contentType: 'application/octet-stream', content: file.content, contentId: 'a@b' },
      { name: 'ОТЧЕТ~1.DOC', contentType: 'application/octet-stream', content: file.content, contentId: null },
    ],
    text: 'Добрый день',
    html: null,
    hasHiddenText: false,
  });
});

test.each([[1251, 'windows-1251'], [866, 'ibm866'], [20866, 'koi8-r'], [65001, null]])('its code page %i is that of short names and of HTML', (codePage, charset) => {
  const inIt = (text: string): Buffer => (charset === null ? Buffer.from(text) : encoded(text, charset));
  const packed = winmailOf({ files: [{ title: inIt('ЖУРНАЛ.LOG'), content: file.content }], html: inIt('<p>Да</p>'), codePage });
  expect(unpackWinmail(packed)).toMatchObject({ files: [{ name: 'ЖУРНАЛ.LOG' }], html: '<p>Да</p>' });
});

test('one that is broken anywhere is not unpacked, and nobody falls over it', () => {
  const whole = winmailOf({ files: [file], text: 'Добрый день' });
  expect(unpackWinmail(whole.subarray(0, whole.length - 40))).toBeNull();
  expect(unpackWinmail(Buffer.from('PK\u0003\u0004 something else'))).toBeNull();
  expect(unpackWinmail(Buffer.alloc(0))).toBeNull();
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const changed = Buffer.from(whole);
      changed[at] = byte;
      expect(() => unpackWinmail(changed)).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});

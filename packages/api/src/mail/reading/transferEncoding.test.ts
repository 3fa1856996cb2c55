import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { transferred } from './transferEncoding.ts';

test.each([
  ['base64', '0J/R\r\ngNC4', 'При'],
  ['base64', 'QQ==QkM=\r\nRA==', 'ABCD'],
  ['base64', 'Q!U*JD', 'ABC'],
  ['quoted-printable', '=D0=9F=D1=80=\r\n=D0=b8', 'При'],
  ['quoted-printable', 'a=\nb', 'ab'],
  ['quoted-printable', 'a=3Db', 'a=b'],
  ['quoted-printable', '2 = 2, a=xb, =4', '2 = 2, a=xb, =4'],
  ['quoted-printable', 'a= \r\nb=\t \nc', 'abc'],
  ['quoted-printable', 'a=3D \r\nb', 'a= \r\nb'],
  ['quoted-printable', 'a=', 'a'],
  ['quoted-printable', 'x = y', 'x = y'],
  ['x-uuencode', 'begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n', 'Cat'],
  ['x-uue', 'nothing that begins', 'nothing that begins'],
  ['8bit', 'При=', 'При='],
  [null, 'x', 'x'],
])('by %s %j says %j', (encoding, coded, text) => expect(transferred(Buffer.from(coded), encoding).toString()).toBe(text));

test.each([
  ['the footer of a list', '\r\n_______________________________________________\r\nSupport mailing list\r\nhttp://lists.example/support\r\n'],
  ['the footer of a virus scanner in Russian', '\r\n\r\nПроверено антивирусом\r\n'],
  ['a footer in dashes', '\r\n--\r\nSent by ACME\r\n'],
])('behind base64 %s is no code', (_, footer) => {
  for (const text of ['Привет', 'Привет!', 'Привет! Модуль не включается после обновления прошивки, и журнал пуст.'])
    expect(transferred(Buffer.from(Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\r\n') + footer), 'base64').toString()).toBe(text);
});

test('behind base64 that came to its end a word is no code', () => {
  expect(transferred(Buffer.from(`${Buffer.from('Привет!').toString('base64')}\r\n\r\nDisclaimer\r\n`), 'base64').toString()).toBe('Привет!');
});

test('base64 of any bytes gives them back', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    expect(transferred(Buffer.from(Buffer.from(bytes).toString('base64').replaceAll(/.{7}/g, '$&\r\n')), 'base64')).toEqual(Buffer.from(bytes));
  }));
});

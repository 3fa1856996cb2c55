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
  ['8bit', 'При=', 'При='],
  [null, 'x', 'x'],
])('by %s %j says %j', (encoding, coded, text) => expect(transferred(Buffer.from(coded), encoding).toString()).toBe(text));

test('base64 of any bytes gives them back', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    expect(transferred(Buffer.from(Buffer.from(bytes).toString('base64').replaceAll(/.{7}/g, '$&\r\n')), 'base64')).toEqual(Buffer.from(bytes));
  }));
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed } from './composed.ts';

test('letters are composed as the standard has it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 0x2fff }), { maxLength: 40 }), (codes) => {
      const text = String.fromCodePoint(...codes);
      expect(composed(text)).toBe(text.normalize('NFC'));
    }),
  );
  expect(composed('и\u0306')).toBe('й');
});

test('a letter with more marks than any language has keeps all of them, and so does what is composed once more', () => {
  const text = composed(`a${'\u0301\u0323'.repeat(500)}b`);
  expect([text.startsWith('ạ'), text.endsWith('b'), text.split('\u0301').length - 1, text.split('\u0323').length - 1]).toEqual([true, true, 500, 499]);
  expect(composed(text)).toBe(text);
});

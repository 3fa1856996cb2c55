import { expect, test } from 'vitest';
import { spellingsOf, unmaskedAddress } from './shownAddress.ts';

test.each([
  ['anna@lаdoga.example', 'anna@xn--ldoga-4ve.example'],
  ['anna@ладoга.рф', expect.stringMatching(/^anna@xn--/)],
  ['anna@сосо.example', expect.stringMatching(/^anna@xn--/)],
  ['anna@mail.хероку.example', 'anna@mail.xn--e1aklhrh.example'],
  ['anna@ladoga.example', null],
  ['anna@ладога.рф', null],
  ['anna@сосо.рф', null],
  ['anna@ладога.example', null],
  ['аnna@ladoga.example', null],
  ['anna@münchen.example', null],
])('%s is shown unmasked as %s', (address, expected) => {
  expect(unmaskedAddress(address)).toEqual(expected);
});

test('an address is known in both spellings of its domain', () => {
  expect(spellingsOf('anna@ладога.рф')).toEqual(['anna@ладога.рф', 'anna@xn--80aaid7au.xn--p1ai']);
  expect(spellingsOf('anna@xn--80aaid7au.xn--p1ai')).toEqual(['anna@xn--80aaid7au.xn--p1ai', 'anna@ладога.рф']);
  expect(spellingsOf('anna@ladoga.example')).toEqual(['anna@ladoga.example']);
});

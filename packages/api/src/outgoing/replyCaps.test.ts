import { expect, test } from 'vitest';
import { isWithin, type RepliesSent } from './replyCaps.ts';

const caps = { perAddress: 3, perAddressDaily: 20, perDomain: 200, hourly: 1000 };

test.each<[string, Partial<RepliesSent>, boolean]>([
  ['nothing', {}, true],
  ['two to the address in ten minutes', { perAddress: 2, perAddressDaily: 2 }, true],
  ['three to the address in ten minutes', { perAddress: 3, perAddressDaily: 3 }, false],
  ['nineteen to the address today', { perAddressDaily: 19 }, true],
  ['twenty to the address today', { perAddressDaily: 20 }, false],
  ['two hundred to the domain in an hour', { perDomain: 200 }, false],
  ['a thousand to everybody in an hour', { hourly: 1000 }, false],
  ['one less than each', { perAddress: 2, perAddressDaily: 19, perDomain: 199, hourly: 999 }, true],
])('after %s one more may leave: %s', (_, sent, expected) => {
  expect(isWithin(caps, { perAddress: 0, perAddressDaily: 0, perDomain: 0, hourly: 0, ...sent })).toBe(expected);
});

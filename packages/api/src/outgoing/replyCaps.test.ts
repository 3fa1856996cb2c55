import { expect, test } from 'vitest';
import { isWithin, type RepliesSent } from './replyCaps.ts';

const caps = { perAddress: 3, perAddressDaily: 20, perDomain: 200, hourly: 1000 };
const nothing: RepliesSent = { perAddress: 0, perAddressDaily: 0, perDomain: 0, perDomainUnproven: 0, hourly: 0, hourlyUnproven: 0 };

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
  expect(isWithin(caps, { ...nothing, ...sent }, false)).toBe(expected);
});

test.each<[string, Partial<RepliesSent>, boolean]>([
  ['half of the domain', { perDomain: 100, perDomainUnproven: 100 }, false],
  ['one less than half of the domain', { perDomain: 100, perDomainUnproven: 99 }, true],
  ['half of everybody', { hourly: 500, hourlyUnproven: 500 }, false],
  ['one less than half of everybody', { hourly: 500, hourlyUnproven: 499 }, true],
  ['all of the domain to proven ones', { perDomain: 200 }, false],
  ['all of everybody to proven ones', { hourly: 1000 }, false],
])('after %s one more may leave to somebody who proves nothing: %s', (_, sent, expected) => {
  expect(isWithin(caps, { ...nothing, ...sent }, true)).toBe(expected);
  // whoever is proven has the other half
  expect(isWithin(caps, { ...nothing, ...sent }, false)).toBe((sent.perDomain ?? 0) < 200 && (sent.hourly ?? 0) < 1000);
});

test('a cap of one lets one go, whoever it is', () => {
  expect(isWithin({ ...caps, perDomain: 1, hourly: 1 }, nothing, true)).toBe(true);
});

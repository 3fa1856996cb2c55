import { expect, test } from 'vitest';
import { commitmentTo, committed } from './commitment.ts';

test('R19: what a person wrote is kept with a salt of its own, and what the ledger keeps tells it only to whoever has both', () => {
  const [one, other] = [committed('Авария'), committed('Авария')];
  expect(one).toEqual({ text: 'Авария', salt: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(one.salt).not.toBe(other.salt);
  expect(commitmentTo(one)).not.toBe(commitmentTo(other));
  expect(commitmentTo({ text: 'abc', salt: '' })).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(commitmentTo({ text: 'c', salt: 'ab' })).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

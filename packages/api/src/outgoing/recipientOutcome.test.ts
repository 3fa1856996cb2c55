import { expect, test } from 'vitest';
import { namesAll, recipientOutcome, writtenRefusals } from './recipientOutcome.ts';

const roman = { address: 'roman@ladoga-rk.example', said: '450 4.2.0 grey-listed' };
const marina = { address: 'marina@ladoga-rk.example', said: '550 5.1.1 user unknown' };

test('each address of a letter counts by what was said of it, whatever the last word was (R16)', () => {
  expect(recipientOutcome(['Roman@ladoga-rk.example', marina.address, 'vera@seim.example'], [roman, marina])).toEqual({ accepted: ['vera@seim.example'], deferred: [roman], gone: [marina] });
  expect(recipientOutcome([roman.address, marina.address], [marina, roman])).toEqual({ accepted: [], deferred: [roman], gone: [marina] });
});

test('a refusal of ourselves says nothing of the address', () => {
  const relaying = { address: roman.address, said: '554 5.7.1 Relay access denied' };
  expect(recipientOutcome([roman.address], [relaying])).toEqual({ accepted: [], deferred: [relaying], gone: [] });
});

test('a server that spoke of some addresses only spoke of the letter', () => {
  expect([namesAll([roman.address, marina.address], [roman]), namesAll([roman.address], [roman])]).toEqual([false, true]);
});

test('of one address what was said stands alone, of several with their addresses', () => {
  expect(writtenRefusals([marina], marina.address)).toBe('550 5.1.1 user unknown');
  expect(writtenRefusals([marina], `${roman.address}, ${marina.address}`)).toBe('550 5.1.1 user unknown — marina@ladoga-rk.example');
  expect(writtenRefusals([], roman.address)).toBeNull();
});

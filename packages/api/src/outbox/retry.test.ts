import { describe, expect, test } from 'vitest';
import { isGivenUp, isRefusedForGood, isServerUnavailable, nextAttemptAfter } from './retry.ts';

describe('a failed attempt', () => {
  test.each([
    ['an unknown mailbox', { code: 'EENVELOPE', responseCode: 550 }, { forGood: true, serverAway: false }],
    ['a refused content', { code: 'EMESSAGE', responseCode: 554 }, { forGood: true, serverAway: false }],
    ['a grey-listed address', { code: 'EENVELOPE', responseCode: 451 }, { forGood: false, serverAway: false }],
    ['a full mailbox', { code: 'EENVELOPE', responseCode: 452 }, { forGood: false, serverAway: false }],
    ['a refused connection', { code: 'ESOCKET' }, { forGood: false, serverAway: true }],
    ['a silent server', { code: 'ETIMEDOUT' }, { forGood: false, serverAway: true }],
    ['a server that shuts down', { code: 'ECONNECTION', responseCode: 421 }, { forGood: false, serverAway: true }],
    ['a password of ours that is wrong', { code: 'EAUTH', responseCode: 535 }, { forGood: false, serverAway: true }],
    ['a fault of our own about one letter', {}, { forGood: false, serverAway: false }],
  ])('%s', (_, fault, expected) => {
    expect({ forGood: isRefusedForGood(fault), serverAway: isServerUnavailable(fault) }).toEqual(expected);
  });
});

test.each([
  [1, 30],
  [2, 60],
  [3, 120],
  [7, 1920],
  [8, 3600],
  [100, 3600],
])('after attempt %i the next one comes in %i seconds', (attempts, seconds) => {
  expect(nextAttemptAfter(attempts, 1_000_000)).toBe(1_000_000 + seconds * 1000);
});

test('a letter is given up after five days', () => {
  const fiveDays = 5 * 24 * 3_600_000;
  expect(isGivenUp(0, fiveDays - 1)).toBe(false);
  expect(isGivenUp(0, fiveDays)).toBe(true);
});

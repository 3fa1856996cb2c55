import { describe, expect, test } from 'vitest';
import { isGivenUp, isOverdueToWarn, isRefusedForGood, isServerUnavailable, nextAttemptAfter, speaksOfSender } from './retry.ts';

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
    ['a sender that must sign in first', { code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM', said: '530 5.7.0 Authentication required' }, { forGood: false, serverAway: true }],
    ['a refused sender', { code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM', said: '553 not yours' }, { forGood: false, serverAway: true }],
    ['a letter that is larger than the server says it takes', { code: 'EMESSAGE', command: 'MAIL FROM', said: 'Message size larger than allowed 1000' }, { forGood: true, serverAway: false }],
    ['a letter too large for the server, which says so at its sender', { code: 'EENVELOPE', responseCode: 552, command: 'MAIL FROM', said: '552 5.3.4 Message size exceeds fixed limit' }, { forGood: true, serverAway: false }],
    ['a quota of ours that is used up', { code: 'EMESSAGE', responseCode: 550, command: 'DATA', said: '550 5.4.5 Daily user sending limit exceeded' }, { forGood: false, serverAway: true }],
    ['a server that does not relay for us', { code: 'EENVELOPE', responseCode: 554, command: 'RCPT TO', said: '554 5.7.1 <a@x.example>: Relay access denied' }, { forGood: false, serverAway: true }],
    ['a group that takes letters of its own people alone (Exchange)', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', said: '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required' }, { forGood: true, serverAway: false }],
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

test.each([
  ['550 5.1.8 sender address rejected: domain not found', true],
  ['451 4.7.1 too many messages, slow down', true],
  ['452 message rate limit exceeded', true],
  ['550 5.1.1 user unknown', false],
  ['550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required', false],
  ['550 5.7.124 Sender not in allowed-senders list', false],
  ['550 5.7.1 RESOLVER.RST.AuthRequired; authentication required', false],
  ['550 5.7.1 authentication required', true],
  ['552 5.2.2 mailbox over quota', false],
  ['552 5.3.4 message size exceeds limit', false],
  ['550 5.7.1 looks like spam', false],
])('"%s" speaks of us who send: %s', (said, expected) => expect(speaksOfSender(said)).toBe(expected));

test('a specialist is warned of an answer that was put off for four hours', () => {
  expect([isOverdueToWarn(0, 4 * 3_600_000 - 1), isOverdueToWarn(0, 4 * 3_600_000)]).toEqual([false, true]);
});

const day = 24 * 3_600_000;
test.each([
  ['before it was tried', null, null, false],
  ['after five days', 5 * day, 5 * day, true],
  ['a moment before', 5 * day - 1, 5 * day - 1, false],
  ['after ten days in all', day, 10 * day, true],
  ['a moment before them', day, 10 * day - 1, false],
  ['after the long holidays, tried an hour before them', 3_600_000, 12 * day, false],
  ['and at the end of the day after them', 8 * 3_600_000, 12 * day, true],
])('%s (tried for %s ms, known for %s ms) a letter is given up: %s (decision 95)', (_, tried, whole, expected) => {
  const now = Date.parse('2027-01-11T07:00:00Z');
  const before = (milliseconds: number | null) => (milliseconds === null ? null : new Date(now - milliseconds));
  expect(isGivenUp({ firstAttemptAt: before(tried), triedSince: before(whole) }, now)).toBe(expected);
});

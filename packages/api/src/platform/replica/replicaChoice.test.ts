import { expect, test } from 'vitest';
import { followsNobody, nextStep, patienceMilliseconds, trustMilliseconds, whyBehind, type Situation } from './replicaChoice.ts';

const situation = (change: Partial<Situation> = {}): Situation => ({ floor: 1000, replayed: 1000, answeredAgo: 0, waited: 0, ...change });

test.each<[what: string, change: Partial<Situation>]>([
  ['has come exactly as far as the first database was', {}],
  ['has come farther', { replayed: 1001 }],
  ['said so a moment ago', { answeredAgo: trustMilliseconds }],
  ['came far enough at the very end of the patience', { waited: patienceMilliseconds }],
])('a replica that %s is read', (_what, change) => expect(nextStep(situation(change))).toBe('READ'));

test.each<[what: string, change: Partial<Situation>]>([
  ['lacks one byte of the log', { replayed: 999 }],
  ['has not answered yet', { answeredAgo: Number.POSITIVE_INFINITY, replayed: 0 }],
  ['said long ago that it was far enough: another one may have taken its place', { answeredAgo: trustMilliseconds + 1 }],
  ['may still come in time', { replayed: 999, waited: patienceMilliseconds - 1 }],
])('a replica that %s is asked, not read', (_what, change) => expect(nextStep(situation(change))).toBe('ASK'));

test.each<[what: string, change: Partial<Situation>]>([
  ['does not come in time', { replayed: 999, waited: patienceMilliseconds }],
  ['does not answer in time', { answeredAgo: trustMilliseconds + 1, waited: patienceMilliseconds }],
  ['follows nobody', { replayed: followsNobody, waited: patienceMilliseconds }],
])('a replica that %s is left out', (_what, change) => expect(nextStep(situation(change))).toBe('LEAVE_OUT'));

test('the reason says how far it is behind, or that it follows nobody', () => {
  expect(whyBehind(1000, 990)).toBe('it does not keep up: 10 bytes of the log behind');
  expect(whyBehind(1000, followsNobody)).toBe('it follows nobody');
});

import { codesOf, featureRequestStatuses, type FeatureRequestStatus } from '@reglament/schema';
import { expect, test } from 'vitest';
import { commentOn, mayBecome, releaseOf, sharedStatuses, takesVoices } from './lifecycle.ts';

const statuses = codesOf(featureRequestStatuses);

/** Every way that §3.12 leaves open, one line each. */
const ways: readonly [FeatureRequestStatus, FeatureRequestStatus][] = [
  ['REGISTERED', 'UNDER_REVIEW'], ['REGISTERED', 'ACCEPTED'], ['REGISTERED', 'DECLINED'],
  ['UNDER_REVIEW', 'ACCEPTED'], ['UNDER_REVIEW', 'DECLINED'],
  ['ACCEPTED', 'PLANNED'], ['ACCEPTED', 'INCLUDED_IN_RELEASE'], ['ACCEPTED', 'DECLINED'],
  ['PLANNED', 'ACCEPTED'], ['PLANNED', 'INCLUDED_IN_RELEASE'], ['PLANNED', 'DECLINED'],
  ['DECLINED', 'UNDER_REVIEW'],
];

test('§3.12: a wish goes these ways and no other', () => {
  const open = statuses.flatMap((from) => statuses.filter((to) => mayBecome(from, to)).map((to) => [from, to]));
  expect(open.map(String).toSorted()).toEqual(ways.map(String).toSorted());
});

test('every status can be reached from a registered wish', () => {
  const reached = new Set<FeatureRequestStatus>(['REGISTERED']);
  for (const from of reached) for (const to of statuses) if (mayBecome(from, to)) reached.add(to);
  expect([...reached].toSorted()).toEqual(statuses.toSorted());
});

test('only a decline must say why, only a release must be named', () => {
  expect(statuses.filter((to) => commentOn(to) === 'REQUIRED')).toEqual(['DECLINED']);
  expect(statuses.filter((to) => releaseOf(to) === 'REQUIRED')).toEqual(['INCLUDED_IN_RELEASE']);
  expect(statuses.filter((to) => releaseOf(to) === 'OPTIONAL')).toEqual(['PLANNED']);
});

test('voices count until a wish is declined or released', () => {
  expect(statuses.filter(takesVoices)).toEqual(['REGISTERED', 'UNDER_REVIEW', 'ACCEPTED', 'PLANNED']);
});

test('a wish is between its client and the desk until it is taken up', () => {
  expect(sharedStatuses).toEqual(['ACCEPTED', 'PLANNED', 'INCLUDED_IN_RELEASE']);
});

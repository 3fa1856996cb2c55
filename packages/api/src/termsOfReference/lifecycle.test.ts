import { codesOf, termsOfReferenceStatuses, type TermsOfReferenceStatus } from '@reglament/schema';
import { describe, expect, test } from 'vitest';
import { decisionsAt, speaksOfTerm, stepOf, termsOfReferenceDecisions, type TermsOfReferenceAct } from './lifecycle.ts';

const statuses = codesOf(termsOfReferenceStatuses);
const acts: readonly TermsOfReferenceAct[] = [...termsOfReferenceDecisions, 'SUBMIT', 'WITHDRAW'];

/** §3.16 as a table: from, act, to, what must be said, whether it makes a new revision. */
const table: readonly [TermsOfReferenceStatus, TermsOfReferenceAct, TermsOfReferenceStatus, string, boolean][] = [
  ['DRAFT', 'SUBMIT', 'SUBMITTED', '', true],
  ['SUBMITTED', 'REVIEW', 'UNDER_REVIEW', '', false],
  ['UNDER_REVIEW', 'RETURN', 'DRAFT', 'COMMENT', false],
  ['UNDER_REVIEW', 'ESTIMATE', 'ESTIMATION', '', false],
  ['UNDER_REVIEW', 'REJECT', 'REJECTED', 'COMMENT', false],
  ['ESTIMATION', 'AGREE', 'AGREED', 'TERM', false],
  ['ESTIMATION', 'REJECT', 'REJECTED', 'COMMENT', false],
  ['AGREED', 'START_DEVELOPMENT', 'IN_DEVELOPMENT', '', false],
  ['AGREED', 'AGREE', 'AGREED', 'TERM,COMMENT', true],
  ['IN_DEVELOPMENT', 'AGREE', 'AGREED', 'TERM,COMMENT', true],
  ['IN_DEVELOPMENT', 'ACCEPTANCE', 'ON_ACCEPTANCE', '', false],
  ['IN_DEVELOPMENT', 'REJECT', 'REJECTED', 'COMMENT', false],
  ['ON_ACCEPTANCE', 'RETURN', 'IN_DEVELOPMENT', 'COMMENT', false],
  ['ON_ACCEPTANCE', 'INCLUDE', 'INCLUDED_IN_DELIVERY', '', false],
  ['ON_ACCEPTANCE', 'DELIVER_SEPARATELY', 'DELIVERED_SEPARATELY', '', false],
  ['DRAFT', 'WITHDRAW', 'WITHDRAWN', '', false],
  ['SUBMITTED', 'WITHDRAW', 'WITHDRAWN', '', false],
  ['UNDER_REVIEW', 'WITHDRAW', 'WITHDRAWN', '', false],
  ['ESTIMATION', 'WITHDRAW', 'WITHDRAWN', '', false],
];

describe('§3.16: the life of Terms of Reference', () => {
  test.each(table)('%s – %s → %s, saying [%s], new revision: %s', (from, act, to, needs, newRevision) => {
    expect(stepOf(from, act)).toEqual({ to, needs: needs === '' ? [] : needs.split(','), newRevision });
  });

  test('nothing else is possible', () => {
    const possible = statuses.flatMap((from) => acts.filter((act) => stepOf(from, act)).map((act) => `${from} ${act}`));
    expect(possible.toSorted()).toEqual(table.map(([from, act]) => `${from} ${act}`).toSorted());
  });

  test('every status can be reached from a submitted document', () => {
    const reached = new Set<TermsOfReferenceStatus>(['SUBMITTED']);
    for (const from of reached) for (const act of acts) reached.add(stepOf(from, act)?.to ?? from);
    expect([...reached].toSorted()).toEqual(statuses.toSorted());
  });

  test('the end is the end', () => {
    for (const ended of ['INCLUDED_IN_DELIVERY', 'DELIVERED_SEPARATELY', 'REJECTED', 'WITHDRAWN'] as const) expect(acts.filter((act) => stepOf(ended, act))).toEqual([]);
  });
});

test('the decisions at a status are those that lead on from it', () => {
  expect(decisionsAt('UNDER_REVIEW')).toEqual(['ESTIMATE', 'REJECT', 'RETURN']);
  expect(decisionsAt('DRAFT')).toEqual([]);
});

test('only an estimate and an agreement speak of a term', () => expect(termsOfReferenceDecisions.filter(speaksOfTerm)).toEqual(['ESTIMATE', 'AGREE']));

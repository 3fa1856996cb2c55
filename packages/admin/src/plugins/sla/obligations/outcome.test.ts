import { describe, expect, it } from 'vitest';
import type { Obligation } from './documents.ts';
import { mayBeExcused, outcomeOf } from './outcome.ts';

const now = Date.parse('2026-11-26T09:00:00Z');
const owed: Obligation = {
  id: 'o', kind: 'FIRST', priority: 'HIGH', startsAt: '2026-11-24T08:00:00Z', dueAt: '2026-11-26T08:00:00Z', answeredAt: null, breachedAt: null, notRequiredAt: null, notRequiredReason: null,
  excusedAt: null, excusedReason: null, standing: 'ON_TIME', provisional: false, clause: '4.7',
};

describe('what became of a promise', () => {
  it.each([
    ['owed', {}, undefined],
    ['met at the very due', { answeredAt: '2026-11-26T08:00:00Z' }, 'met'],
    ['late', { answeredAt: '2026-11-26T08:00:01Z', breachedAt: '2026-11-26T08:00:00Z' }, 'late'],
    ['held beyond the due', { answeredAt: '2026-11-27T07:00:00Z' }, 'willBeLate'],
    ['held in time', { answeredAt: '2026-11-27T07:00:00Z', dueAt: '2026-11-27T08:00:00Z' }, 'willMeet'],
    ['not required', { notRequiredAt: '2026-11-25T08:00:00Z', notRequiredReason: 'Спасибо' }, 'notRequired'],
  ] as const)('%s', (_what, part, key) => expect(outcomeOf({ ...owed, ...part }, now)?.key).toBe(key));

  it('a breach is excused once, and only a breach (R11)', () => {
    expect([owed, { ...owed, breachedAt: owed.dueAt }, { ...owed, breachedAt: owed.dueAt, excusedAt: owed.dueAt }].map(mayBeExcused)).toEqual([false, true, false]);
  });
});

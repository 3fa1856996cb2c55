import { expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { outcomeAsOf, type Outcome } from './outcome.ts';

const times = (over: object = {}) => ({ startsAt: 0, dueAt: 100, answeredAt: null, breachedAt: null, notRequiredAt: null, mergedAt: null, ...over });

it('an excused breach stays a breach and is shown beside (R11)', () => {
  expect(figuresOf(['MET', 'MET', 'MET', 'BREACHED', 'EXCUSED'])).toEqual({ total: 5, met: 3, breached: 2, excused: 1, notRequired: 0, percent: 60, percentWithoutExcused: 75 });
});

it('what needed no answer is outside the percentage (R7)', () => {
  expect(figuresOf(['MET', 'NOT_REQUIRED'])).toMatchObject({ total: 1, percent: 100, notRequired: 1 });
});

it('nothing promised is no percentage at all', () => {
  expect(figuresOf([])).toMatchObject({ total: 0, percent: null, percentWithoutExcused: null });
  expect(figuresOf(['EXCUSED'])).toMatchObject({ percent: 0, percentWithoutExcused: null });
});

it('one breach in two thousand is never shown as a hundred per cent', () => {
  expect(figuresOf([...Array.from({ length: 1999 }, (): Outcome => 'MET'), 'BREACHED']).percent).toBe(99.9);
});

it.each([
  ['answered at the due itself is met (R4)', times({ answeredAt: 100 }), null, 200, { outcome: 'MET', endedAt: 100 }],
  ['answered after the due is a breach of the due’s day', times({ answeredAt: 150, breachedAt: 100 }), null, 200, { outcome: 'BREACHED', endedAt: 100 }],
  ['a breach that nobody has noticed yet counts all the same', times(), null, 101, { outcome: 'BREACHED', endedAt: 100 }],
  ['excused as of now', times({ breachedAt: 100 }), 180, 200, { outcome: 'EXCUSED', endedAt: 100 }],
  ['not excused yet as of then', times({ breachedAt: 100 }), 180, 170, { outcome: 'BREACHED', endedAt: 100 }],
  ['an answer that is still held has not ended it', times({ answeredAt: 90 }), null, 80, null],
  ['waived before its due', times({ notRequiredAt: 50 }), null, 200, { outcome: 'NOT_REQUIRED', endedAt: 50 }],
  ['merged into another', times({ mergedAt: 50 }), null, 200, null],
  ['still owed', times(), null, 100, null],
])('%s', (_title, obligation, excusedAt, asOf, ended) => {
  expect(outcomeAsOf(obligation, excusedAt, asOf)).toEqual(ended);
});

import { describe, expect, it } from 'vitest';
import { governingObligation, obligationOpenedBy } from './followUp.ts';

const owed = { openedAt: 10, startsAt: 10, dueAt: 1000, answeredAt: null, notRequiredAt: null, mergedAt: null };
const answered = { ...owed, openedAt: 5, answeredAt: 8 };

describe('R6, R12, R15: which message opens a reaction (§4.12)', () => {
  it('the first message of the client opens the first reaction, even when we wrote before', () => {
    expect(obligationOpenedBy('CLIENT', [])).toBe('FIRST');
    expect(obligationOpenedBy('STAFF', [])).toBeNull();
  });

  it('while one is unanswered, further messages open nothing', () => {
    expect(obligationOpenedBy('CLIENT', [owed])).toBeNull();
    expect(obligationOpenedBy('CLIENT', [answered, owed])).toBeNull();
  });

  it.each([['an answer', { answeredAt: 20 }], ['"no answer required"', { notRequiredAt: 20 }], ['a merge', { mergedAt: 20 }]])(
    'after %s the next message opens a follow-up', (_, end) => {
      expect(obligationOpenedBy('CLIENT', [{ ...owed, ...end }])).toBe('FOLLOW_UP');
    });

  it('a late unanswered reaction still governs: a breach opens no second one', () => {
    expect(obligationOpenedBy('CLIENT', [{ ...owed, dueAt: 11 }])).toBeNull();
  });

  it('machine mail opens none', () => {
    expect(obligationOpenedBy('MACHINE', [])).toBeNull();
    expect(obligationOpenedBy('MACHINE', [answered])).toBeNull();
  });

  it('the oldest unanswered message governs', () => {
    const older = { ...owed, openedAt: 3 };
    expect(governingObligation([owed, answered, older])).toBe(older);
    expect(governingObligation([answered])).toBeUndefined();
  });
});

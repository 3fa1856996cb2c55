import { describe, expect, it } from 'vitest';
import { obstacleToNotRequired } from './notRequired.ts';
import type { ResponseObligation } from './responseObligation.ts';

const followUp: ResponseObligation = {
  kind: 'FOLLOW_UP', priority: 'HIGH', openedAt: 0, startsAt: 0, dueAt: 1000, answeredAt: null, notRequiredAt: null, mergedAt: null,
};

describe('R7: a "thank you" needs no answer (§4.12)', () => {
  it('a follow-up may be closed with a reason up to its due', () => {
    expect(obstacleToNotRequired(followUp, 'The client says thanks', 10)).toBeNull();
    expect(obstacleToNotRequired(followUp, 'The client says thanks', 1000)).toBeNull();
  });

  it.each([
    ['the first reaction', { kind: 'FIRST' }, 'thanks', 10, 'NOT_A_FOLLOW_UP'],
    ['an answered one', { answeredAt: 5 }, 'thanks', 10, 'ALREADY_ENDED'],
    ['one closed before', { notRequiredAt: 5 }, 'thanks', 10, 'ALREADY_ENDED'],
    ['an overdue one', {}, 'thanks', 1001, 'DUE_HAS_PASSED'],
    ['one without a reason', {}, '  ', 10, 'REASON_MISSING'],
  ] as const)('%s cannot', (_, change, reason, now, obstacle) => {
    expect(obstacleToNotRequired({ ...followUp, ...change }, reason, now)).toBe(obstacle);
  });
});

import { breachOf } from '../sla/standing.ts';
import type { ObligationTimes } from '../sla/responseObligation.ts';

/** How a promised reaction ended, for the figures of a period. */
export type Outcome = 'MET' | 'BREACHED' | 'EXCUSED' | 'NOT_REQUIRED';

export interface EndedPromise {
  outcome: Outcome;
  /** Epoch milliseconds: the answer, the waiver, or for a breach the due itself (R4). */
  endedAt: number;
}

/**
 * How a promise counts as of a moment (R4, R7, R11): a breach belongs to the day of its due, whenever it was noticed and whether or not
 * an answer followed; an excused breach stays one and is shown beside. Null while it is still owed, or when a merge ended it.
 */
export const outcomeAsOf = (times: ObligationTimes, excusedAt: number | null, asOf: number): EndedPromise | null => {
  const breachedAt = breachOf(times, asOf);
  if (breachedAt !== null) return { outcome: excusedAt !== null && excusedAt <= asOf ? 'EXCUSED' : 'BREACHED', endedAt: breachedAt };
  const { answeredAt, notRequiredAt } = times;
  if (answeredAt !== null && answeredAt <= asOf) return { outcome: 'MET', endedAt: answeredAt };
  return notRequiredAt !== null && notRequiredAt <= asOf ? { outcome: 'NOT_REQUIRED', endedAt: notRequiredAt } : null;
};

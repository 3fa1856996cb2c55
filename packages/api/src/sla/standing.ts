import type { Standing } from '@reglament/schema';
import { endOf, type ObligationTimes } from './responseObligation.ts';

/**
 * R4: a reaction is met when it happens no later than its due, the due instant included. A breach is dated by the due itself, not
 * by the moment when it was noticed, and nothing that happens afterwards (a late answer, a merge) takes it back.
 * Answers with the instant of the breach as it is known at `momentMs`, or null.
 */
export const breachOf = (times: ObligationTimes, momentMs: number): number | null => {
  const { dueAt, breachedAt = null } = times;
  if (breachedAt !== null && breachedAt < momentMs) return breachedAt;
  return momentMs > dueAt && (endOf(times) ?? Infinity) > dueAt ? dueAt : null;
};

/**
 * How a promised reaction stands at a moment, past or present: acts later than the moment are not known yet (R4, R18).
 * `atRiskAt` is the first warning of the obligation (see warnings.ts), null when the regulation gives none.
 */
export const standingOf = (times: ObligationTimes, atRiskAt: number | null, momentMs: number): Standing => {
  if (breachOf(times, momentMs) !== null) return 'BREACHED';
  const endedAt = endOf(times);
  if (endedAt === null || endedAt > momentMs) return atRiskAt !== null && momentMs >= atRiskAt ? 'AT_RISK' : 'ON_TIME';
  if (endedAt === times.answeredAt) return 'MET';
  return endedAt === times.notRequiredAt ? 'NOT_REQUIRED' : 'MERGED';
};

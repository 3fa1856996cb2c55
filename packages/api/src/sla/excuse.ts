import type { ObligationTimes } from './responseObligation.ts';

/** Why a breach cannot be excused. */
export type ExcuseObstacle = 'NOT_BREACHED' | 'ALREADY_EXCUSED' | 'REASON_MISSING';

/**
 * R11 (§4.7): a lead may excuse a breach, once and with a reason. The breach stays where it is and in the percentage; the excuse is
 * shown beside it. Answers null when it is possible.
 */
export const obstacleToExcuse = (obligation: Pick<ObligationTimes, 'breachedAt'> & { readonly excusedAt: number | null }, reason: string): ExcuseObstacle | null => {
  if ((obligation.breachedAt ?? null) === null) return 'NOT_BREACHED';
  if (obligation.excusedAt !== null) return 'ALREADY_EXCUSED';
  return reason.trim() === '' ? 'REASON_MISSING' : null;
};

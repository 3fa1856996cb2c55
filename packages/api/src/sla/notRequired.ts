import { isOpenObligation, type ResponseObligation } from './responseObligation.ts';

/** Why a follow-up cannot be closed without an answer. */
export type NotRequiredObstacle = 'NOT_A_FOLLOW_UP' | 'ALREADY_ENDED' | 'DUE_HAS_PASSED' | 'REASON_MISSING';

/**
 * R7 (§4.12): a "thank you" needs no answer, and staff may say so with a reason. Only for a follow-up that is still owed and only
 * up to its due: a broken promise cannot be explained away. Answers null when it is possible.
 */
export const obstacleToNotRequired = (obligation: ResponseObligation, reason: string, nowMs: number): NotRequiredObstacle | null => {
  if (obligation.kind !== 'FOLLOW_UP') return 'NOT_A_FOLLOW_UP';
  if (!isOpenObligation(obligation)) return 'ALREADY_ENDED';
  if (nowMs > obligation.dueAt) return 'DUE_HAS_PASSED';
  return reason.trim() === '' ? 'REASON_MISSING' : null;
};

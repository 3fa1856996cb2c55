import type { RefusalCode } from '@reglament/schema';

/** What is known of an answer that somebody wants to take back; instants as epoch milliseconds. */
export interface TakenBack {
  /** Null for what leaves at once. */
  leavesAt: number | null;
  /** An answer: the text of a postponement or a refusal is part of its decision. */
  isAnswer: boolean;
  byAuthor: boolean;
  /** By the right over the answers of others. */
  byRight: boolean;
}

/** §4.6, R5: an answer can be taken back until it leaves, by its author or a head. What stands in the way; null when nothing does. */
export const obstacleToTakingBack = ({ leavesAt, isAnswer, byAuthor, byRight }: TakenBack, now: number): Extract<RefusalCode, 'ANSWER_HAS_LEFT' | 'ACT_NOT_POSSIBLE' | 'FORBIDDEN'> | null => {
  if (leavesAt === null || leavesAt <= now) return 'ANSWER_HAS_LEFT';
  if (!isAnswer) return 'ACT_NOT_POSSIBLE';
  return byAuthor || byRight ? null : 'FORBIDDEN';
};

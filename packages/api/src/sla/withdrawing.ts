import { LockMode } from '@mikro-orm/core';
import type { Priority } from '@reglament/schema';
import type { Work } from '../platform/work.ts';
import type { RuleBook } from '../regulation/ruleBook.ts';
import { enterLedger } from './ledger.ts';
import { stateOf } from './ledgerState.ts';
import { joinPromises } from './mergingActs.ts';
import { changeObligationPriority } from './obligationActs.ts';
import { ResponseObligation } from './responseObligation.entity.ts';

/** An answer that is taken back before it left. */
export interface WithdrawnAnswer {
  answerId: string;
  /** Another answer that was written after it and still stands: the promise is then met by that one. */
  next: { answerId: string; leavesAt: number } | null;
}

/** R5: what never left has answered nothing: every promise that it met is open again, or met by the answer that still stands. Answers those promises. */
export const withdrawFromPromises = async (work: Work, { answerId, next }: WithdrawnAnswer): Promise<ResponseObligation[]> => {
  const met = await work.em.find(ResponseObligation, { answerId }, { orderBy: { openedAt: 'asc', id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const promise of met) {
    const before = stateOf(promise);
    promise.answeredAt = next && new Date(next.leavesAt);
    promise.answerId = next?.answerId ?? null;
    enterLedger(work, promise, { change: 'WITHDRAWN', before, details: { withdrawnId: answerId } });
  }
  await work.em.flush();
  return met;
};

/**
 * What is owed on a ticket as if the answer had never been written: the client's priority of meanwhile counts (R9, R10), and the
 * oldest unanswered message governs, so that a promise for a later one ends in it (R6). Answers the promises that ended.
 */
export const oweAsBefore = async (work: Work, book: RuleBook, { ticketId, priority }: { ticketId: string; priority: Priority }): Promise<{ owed: ResponseObligation | null; ended: ResponseObligation[] }> => {
  const open = { ticketId, answeredAt: null, notRequiredAt: null, mergedAt: null };
  const [owed, ...later] = await work.em.find(ResponseObligation, open, { orderBy: { openedAt: 'asc', id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!owed) return { owed: null, ended: [] };
  if (owed.priority !== priority) changeObligationPriority(work, book, owed, priority);
  for (const one of later) joinPromises(work, owed, one);
  await work.em.flush();
  return { owed, ended: later };
};

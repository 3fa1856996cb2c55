import { newId } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { enterLedger } from './ledger.ts';
import { stateOf } from './ledgerState.ts';
import { outcomeOfMerge } from './merging.ts';
import { openObligationOf, valuesOf } from './obligationActs.ts';
import { ResponseObligation } from './responseObligation.entity.ts';

/** What a promise says of the message that waits and of its term: another request takes it over whole, never in part. */
export const wholeTermOf = ({ openedAt, messageId, priority, startsAt, dueAt, outerLimitAt, warnAt, provisional, regulationVersionId, calendarVersions }: ResponseObligation) =>
  ({ openedAt, messageId, priority, startsAt, dueAt, outerLimitAt, warnAt, provisional, regulationVersionId, calendarVersions });

const endMerged = (work: Work, merged: ResponseObligation, intoId: string): void => {
  const before = stateOf(merged);
  merged.mergedAt = work.at;
  enterLedger(work, merged, { change: 'MERGED', before, details: { intoId } });
};

const broken = (): Error => refusal('MERGE_BROKEN_PROMISE', { field: ['mergedId'] });

/**
 * R17: one answer is owed where two were, by the earlier due; the other promise ends as merged. Both are open and locked.
 * @throws the refusal MERGE_BROKEN_PROMISE when the one that ends has waited beyond its due and the other has not
 */
export const joinPromises = (work: Work, owed: ResponseObligation, merged: ResponseObligation): void => {
  const outcome = outcomeOfMerge(valuesOf(owed), valuesOf(merged), work.now);
  if (outcome === 'BROKEN') throw broken();
  if (outcome !== 'TAKEN_OVER') return endMerged(work, merged, owed.id);
  const before = stateOf(owed);
  Object.assign(owed, wholeTermOf(merged));
  endMerged(work, merged, owed.id);
  enterLedger(work, owed, { change: 'TAKEN_OVER', before, details: { fromId: merged.id } });
};

/** What the survivor owes after a merge, and the promise that ended by it. */
export interface MergedPromises {
  owed: ResponseObligation | null;
  ended: ResponseObligation | null;
}

/**
 * R17 (§4.4): the survivor owes one answer by the earlier due, and the other promise ends as merged. Both tickets must be locked.
 * @throws the refusal MERGE_BROKEN_PROMISE when the merged request has waited beyond its due and the survivor has not
 */
export const mergeObligations = async (work: Work, survivorId: string, mergedId: string): Promise<MergedPromises> => {
  const [owed, merged] = [await openObligationOf(work, survivorId), await openObligationOf(work, mergedId)];
  if (!merged) return { owed, ended: null };
  if (owed) {
    joinPromises(work, owed, merged);
    return { owed, ended: merged };
  }
  if (outcomeOfMerge(null, valuesOf(merged), work.now) === 'BROKEN') throw broken();
  const carried = work.em.create(ResponseObligation, { id: newId(), ticketId: survivorId, clientId: merged.clientId ?? null, kind: 'FOLLOW_UP', ...wholeTermOf(merged) });
  endMerged(work, merged, carried.id);
  enterLedger(work, carried, { change: 'OPENED', details: { fromId: merged.id } });
  return { owed: carried, ended: merged };
};

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
  const outcome = outcomeOfMerge(owed && valuesOf(owed), merged && valuesOf(merged), work.now);
  if (outcome === 'BROKEN') throw refusal('MERGE_BROKEN_PROMISE', { field: ['mergedId'] });
  if (!merged || outcome === 'NOTHING') return { owed, ended: null };
  if (owed && outcome === 'TAKEN_OVER') {
    const before = stateOf(owed);
    Object.assign(owed, wholeTermOf(merged));
    endMerged(work, merged, owed.id);
    enterLedger(work, owed, { change: 'TAKEN_OVER', before, details: { fromId: merged.id } });
    return { owed, ended: merged };
  }
  if (owed) {
    endMerged(work, merged, owed.id);
    return { owed, ended: merged };
  }
  const carried = work.em.create(ResponseObligation, { id: newId(), ticketId: survivorId, clientId: merged.clientId ?? null, kind: 'FOLLOW_UP', ...wholeTermOf(merged) });
  endMerged(work, merged, carried.id);
  enterLedger(work, carried, { change: 'OPENED', details: { fromId: merged.id } });
  return { owed: carried, ended: merged };
};

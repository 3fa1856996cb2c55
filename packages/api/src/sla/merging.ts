import { isOpenObligation, type ObligationTimes } from './responseObligation.ts';
import { breachOf } from './standing.ts';

/**
 * What becomes of the promises when one request is merged into another. `NOTHING`: the merged one owes no answer. `ENDS`: its promise
 * ends, the survivor's is earlier. `TAKEN_OVER`: the survivor's promise becomes the merged one's. `CARRIED_ON`: the survivor owed
 * nothing and now owes what the merged one did. `BROKEN`: impossible, see below.
 */
export type MergeOutcome = 'NOTHING' | 'ENDS' | 'TAKEN_OVER' | 'CARRIED_ON' | 'BROKEN';

/**
 * R17 (§4.4): after a merge the client waits for one answer, and by the earlier of both dues. A promise whose due has passed stays
 * broken where it was made and is never handed on: that would count one breach twice, or let it be answered by a later due. So the
 * survivor must be the request that has waited longer; the other way round is `BROKEN`.
 * A null stands for a request that owes no answer; at equal dues the survivor keeps its own.
 */
export const outcomeOfMerge = (survivor: ObligationTimes | null, merged: ObligationTimes | null, now: number): MergeOutcome => {
  if (!merged || !isOpenObligation(merged)) return 'NOTHING';
  const owed = survivor && isOpenObligation(survivor) ? survivor : null;
  if (owed && owed.dueAt <= merged.dueAt) return 'ENDS';
  if (breachOf(merged, now) !== null) return 'BROKEN';
  return owed ? 'TAKEN_OVER' : 'CARRIED_ON';
};

import type { Due } from './dueDate.ts';
import type { ResponseObligation } from './responseObligation.ts';

/** A message of the client that still waits for an answer. */
export interface WaitingMessage {
  readonly id: string;
  /** Arrival, epoch milliseconds: the start of its own term. */
  readonly arrivedAt: number;
}

/** What waits, and where it waits after the split. A message that is copied is in both lists. */
export interface SplitMessages {
  /** The message whose arrival the promise counts from (R6). */
  readonly governingId: string | null;
  readonly goes: readonly WaitingMessage[];
  readonly stays: readonly WaitingMessage[];
}

/**
 * What becomes of the promise of a request from which messages are split off. `NOTHING`: nothing of what goes waits for an answer.
 * For the new request: `WHOLE`: its oldest waiting message is the governing one, so it takes the term as it stands; else the message
 * from whose arrival its term is counted. For the former one: `KEPT`, `ENDED` when nothing is left to answer, else the message from
 * whose arrival its term is counted anew.
 */
export interface SplitOutcome {
  readonly fresh: 'NOTHING' | 'WHOLE' | WaitingMessage;
  readonly former: 'KEPT' | 'ENDED' | WaitingMessage;
}

const oldestOf = (messages: readonly WaitingMessage[]): WaitingMessage | undefined => messages.toSorted((a, b) => a.arrivedAt - b.arrivedAt)[0];

/**
 * R17 (§4.4): what is split off and waits for an answer keeps its original start, and so does what stays: in both requests the oldest
 * waiting message governs (R6).
 */
export const outcomeOfSplit = ({ governingId, goes, stays }: SplitMessages): SplitOutcome => {
  const oldest = oldestOf(goes);
  if (!oldest) return { fresh: 'NOTHING', former: 'KEPT' };
  const isGoverning = (message: WaitingMessage): boolean => message.id === governingId;
  return {
    fresh: goes.some(isGoverning) ? 'WHOLE' : oldest,
    former: stays.some(isGoverning) || !goes.some(isGoverning) ? 'KEPT' : (oldestOf(stays) ?? 'ENDED'),
  };
};

/**
 * R6, R9, R17: the due of a waiting message that gets a promise of its own. It never lies before the due that governed it: that one
 * was counted from an older message, and what moved it (a priority raised late, a change of the calendar) holds for this one too.
 */
export const dueOfItsOwn = (counted: Due, governing: Pick<ResponseObligation, 'dueAt'>): Due => {
  const dueAt = Math.max(counted.dueAt, governing.dueAt);
  return { ...counted, dueAt, outerLimitAt: Math.max(dueAt, counted.outerLimitAt) };
};

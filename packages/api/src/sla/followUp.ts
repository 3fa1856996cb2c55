import type { ObligationKind } from '@reglament/schema';

/** What was promised on a ticket until a message of the client came. */
export interface PromisesSoFar {
  /** An answer is owed still, in time or late. */
  readonly owed: boolean;
  readonly promisedBefore: boolean;
}

/**
 * R6, R12 (§4.12): which reaction a message of the client makes us owe. The first one opens the first reaction; while one is unanswered
 * further messages neither extend nor shorten it; after it ended the next message opens a follow-up with the full term, also on a
 * closed ticket. Machine mail and our own messages never ask (R15).
 */
export const obligationToOpen = ({ owed, promisedBefore }: PromisesSoFar): ObligationKind | null => {
  if (owed) return null;
  return promisedBefore ? 'FOLLOW_UP' : 'FIRST';
};

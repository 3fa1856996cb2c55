import type { ObligationKind } from '@reglament/schema';
import { isOpenObligation, type ObligationTimes } from './responseObligation.ts';

/** Who sent a message that came in: a person of the client's side, one of ours, or a machine (bounce, auto-reply, mailing list). */
export type MessageSender = 'CLIENT' | 'STAFF' | 'MACHINE';

/**
 * R6, R12, R15 (§4.12): which reaction a message makes us owe. The client's first message opens the first one; while one is
 * unanswered further messages neither extend nor shorten it; after it ended the next message opens a follow-up with the full
 * term, also on a closed ticket. Machine mail and our own messages open none.
 */
export const obligationOpenedBy = (sender: MessageSender, obligations: readonly ObligationTimes[]): ObligationKind | null => {
  if (sender !== 'CLIENT' || obligations.some(isOpenObligation)) return null;
  return obligations.length === 0 ? 'FIRST' : 'FOLLOW_UP';
};

/** R6: the obligation that governs a ticket is the oldest one still unanswered; undefined when nothing is owed. */
export const governingObligation = <T extends ObligationTimes & { readonly openedAt: number }>(obligations: readonly T[]): T | undefined =>
  obligations.filter(isOpenObligation).toSorted((a, b) => a.openedAt - b.openedAt)[0];

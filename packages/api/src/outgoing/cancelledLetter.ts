import { LockMode } from '@mikro-orm/core';
import { refusal } from '../platform/refusal.ts';
import type { Happening, Work } from '../platform/work.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';

const cancellable: ReadonlySet<string> = new Set(['WAITING', 'FAILED']);

/**
 * §4.6: the letter of an answer that is taken back never leaves. Delivery locks a letter while it sends it, so there is one winner:
 * what it has in hand is leaving, and nobody waits for it here, for it may wait for the ticket that this act holds.
 */
export const cancelLetter = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  // of a merged ticket both are told
  if (subjectId !== payload?.['livingId']) return;
  const messageId = String(payload['messageId']);
  const written = await work.em.count(OutgoingLetter, { messageId });
  if (written === 0) return;
  const letter = await work.em.findOne(OutgoingLetter, { messageId }, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
  if (!letter || !cancellable.has(letter.status)) throw refusal('ANSWER_HAS_LEFT', { field: ['messageId'] });
  letter.status = 'CANCELLED';
};

import { LockMode } from '@mikro-orm/core';
import type { Happening, Work } from '../platform/work.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';

/** Moves what waits on a ticket for one moment to another one, in its order. */
export const moveLetters = async (work: Work, ticketId: string, { from, to }: { from: Date; to: Date }): Promise<void> => {
  const letters = await work.em.find(OutgoingLetter, { ticket: ticketId, status: 'WAITING', sendAfter: from }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const letter of letters) {
    letter.sendAfter = to;
    letter.nextAttemptAt = to;
  }
};

/** §4.6: the letter of an answer that is held anew waits with it, and so does what was to leave at the same moment after it. */
export const holdLettersAnew = (work: Work, { subjectId, payload }: Happening): Promise<void> =>
  moveLetters(work, subjectId, { from: new Date(String(payload?.['previousLeavesAt'])), to: new Date(String(payload?.['leavesAt'])) });

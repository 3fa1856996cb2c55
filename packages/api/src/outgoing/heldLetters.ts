import { LockMode } from '@mikro-orm/core';
import type { Happening, Work } from '../platform/work.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';

/** §4.6: the letter of an answer that is held anew waits with it, and so does what was to leave at the same moment after it. */
export const holdLettersAnew = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const [from, to] = [new Date(String(payload?.['previousLeavesAt'])), new Date(String(payload?.['leavesAt']))];
  const letters = await work.em.find(OutgoingLetter, { ticket: subjectId, status: 'WAITING', sendAfter: from }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const letter of letters) {
    letter.sendAfter = to;
    letter.nextAttemptAt = to;
  }
};

import type { Happening, Work } from '../platform/work.ts';
import { modeOfEvent } from './draftMode.ts';

/** What was sent is a draft no longer, in the same transaction. One that another window changed meanwhile stays: it says something else. */
export const forgetSentDraft = async (work: Work, { type, subjectId, payload }: Happening): Promise<void> => {
  const version = payload?.['draftVersion'];
  if (typeof version !== 'number') return;
  await work.em.execute('delete from draft where staff_id = ? and ticket_id = ? and mode = ? and version = ?', [work.actor.id, subjectId, modeOfEvent[type], version]);
};

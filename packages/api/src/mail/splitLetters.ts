import type { Happening, Work } from '../platform/work.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';

/** R17 (§4.4): a letter whose message was split off belongs to the new request, too, in the list of letters. A copy leaves it where it was. */
export const followSplit = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  if (payload?.['freshId'] !== subjectId || payload['copy'] === true) return;
  // the letters point to a ticket that this act has only just made
  await work.em.flush();
  await work.em.nativeUpdate(IncomingLetter, { messageId: { $in: payload['messageIds'] as string[] } }, { ticket: work.em.getReference(Ticket, subjectId) });
};

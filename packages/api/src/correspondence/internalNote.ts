import type { Viewer } from '../access/viewer.ts';
import type { Work } from '../platform/work.ts';
import { ticketForAct } from '../tickets/loading.ts';
import { writeNote } from '../tickets/noting.ts';
import { bodyOf, draftIn, filesOf } from '../tickets/requestFields.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { mentionedStaff, recordMentions } from './mentioning.ts';

/** What staff tell each other. It answers nobody (R5) and no client ever sees it. */
export const addInternalNote = async (work: Work, viewer: Viewer, input: { ticketId: string; body: string; attachmentIds?: readonly string[] | null | undefined; mentionedIds?: readonly string[] | null | undefined; draftVersion?: number | null | undefined }): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId);
  const mentioned = await mentionedStaff(work, input.mentionedIds);
  const written = await writeNote(work, viewer, ticket, { body: bodyOf(input.body, '4.4'), told: { ...filesOf(input), ...draftIn(input) } });
  await recordMentions(work, ticket, written, mentioned);
  return ticket;
};

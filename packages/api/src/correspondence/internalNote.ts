import type { Viewer } from '../access/viewer.ts';
import { newId } from '../platform/identity.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import { InternalNote } from '../tickets/internalNote.entity.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import { bodyOf, filesOf } from '../tickets/requestFields.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';

/** What staff tell each other. It answers nobody (R5) and no client ever sees it. */
export const addInternalNote = async (work: Work, viewer: Viewer, input: { ticketId: string; body: string; attachmentIds?: readonly string[] | null | undefined }): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId);
  const note = work.em.create(InternalNote, {
    id: newId(),
    ticket,
    staff: viewer.kind === 'STAFF' ? work.em.getReference(Staff, viewer.id) : null,
    authorName: viewer.name,
    body: bodyOf(input.body, '4.4'),
    writtenAt: work.at,
  });
  await work.record({
    type: 'INTERNAL_NOTE_ADDED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: touch(work, ticket),
    clientId: ticket.client.id,
    payload: { number: ticket.number, noteId: note.id, ...filesOf(input) },
  });
  return ticket;
};

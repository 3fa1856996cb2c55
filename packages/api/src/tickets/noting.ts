import type { Viewer } from '../access/viewer.ts';
import { newId } from '../platform/identity.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import { InternalNote } from './internalNote.entity.ts';
import { touch } from './loading.ts';
import type { Ticket } from './ticket.entity.ts';

/** Writes an internal note on a ticket, and gives its id with the version that the ticket will have: it answers nobody (R5) and no client ever sees it. The text is sound already; `told` is what its event says of its files and its draft. */
export const writeNote = async (work: Work, viewer: Viewer, ticket: Ticket, { body, told = {} }: { body: string; told?: Record<string, unknown> }): Promise<{ noteId: string; ticketVersion: number }> => {
  const note = work.em.create(InternalNote, {
    id: newId(),
    ticket,
    staff: viewer.kind === 'STAFF' ? work.em.getReference(Staff, viewer.id) : null,
    authorName: viewer.name,
    body,
    writtenAt: work.at,
  });
  const ticketVersion = touch(work, ticket);
  await work.record({
    type: 'INTERNAL_NOTE_ADDED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: ticketVersion,
    clientId: ticket.client.id,
    payload: { number: ticket.number, noteId: note.id, ...told },
  });
  return { noteId: note.id, ticketVersion };
};

import type { Viewer } from '../access/viewer.ts';
import { newId } from '../platform/identity.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import { InternalNote } from './internalNote.entity.ts';
import { touch } from './loading.ts';
import type { Ticket } from './ticket.entity.ts';

/** Writes an internal note on a ticket: it answers nobody (R5) and no client ever sees it. The text is sound already; `files` are what its event tells of them. */
export const writeNote = async (work: Work, viewer: Viewer, ticket: Ticket, { body, files = {} }: { body: string; files?: Record<string, unknown> }): Promise<void> => {
  const note = work.em.create(InternalNote, {
    id: newId(),
    ticket,
    staff: viewer.kind === 'STAFF' ? work.em.getReference(Staff, viewer.id) : null,
    authorName: viewer.name,
    body,
    writtenAt: work.at,
  });
  await work.record({
    type: 'INTERNAL_NOTE_ADDED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: touch(work, ticket),
    clientId: ticket.client.id,
    payload: { number: ticket.number, noteId: note.id, ...files },
  });
};

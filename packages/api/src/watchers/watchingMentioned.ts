import type { Happening, Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import { survivorsOf } from '../tickets/links.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { addWatcher } from './watching.ts';

/** Whoever a note names keeps an eye on the ticket from then on, unless it is theirs. */
export const watchMentioned = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const [ticket, staff] = [await work.em.findOneOrFail(Ticket, subjectId), await work.em.findOneOrFail(Staff, String(payload?.['staffId']))];
  // the correspondence of a merged ticket goes on elsewhere (R17), and so do its watchers
  const survivorId = (await survivorsOf(work, [ticket.id])).get(ticket.id) ?? ticket.id;
  if (survivorId !== ticket.id || ticket.assignee?.id === staff.id) return;
  await addWatcher(work, ticket, staff);
};

import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';

const clause = '4.4';
/** Whoever names more tells nobody. */
const mostMentioned = 20;

/** The staff whom a note names, each once; whoever left cannot be named. */
export const mentionedStaff = async (work: Work, ids: readonly string[] | null | undefined): Promise<Staff[]> => {
  const named = [...new Set(ids?.map((id) => id.toLowerCase()))];
  if (named.length > mostMentioned) throw refusal('TOO_LONG', { field: ['mentionedIds'], clause, params: { limit: mostMentioned, length: named.length } });
  const staff = named.length > 0 ? await work.em.find(Staff, { id: { $in: named.filter(isUuid) }, active: true }) : [];
  const stranger = ids?.findIndex((id) => staff.every((person) => person.id !== id.toLowerCase())) ?? -1;
  if (stranger >= 0) throw refusal('NOT_FOUND', { field: ['mentionedIds', String(stranger)], clause });
  return staff;
};

/** Each of them is told of by an event of their own; the note of the desk stays the desk's. */
export const recordMentions = async (work: Work, ticket: Ticket, { noteId, ticketVersion }: { noteId: string; ticketVersion: number }, staff: readonly Staff[]): Promise<void> => {
  for (const { id, name } of staff) {
    await work.record({ type: 'STAFF_MENTIONED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: ticketVersion, clientId: ticket.client.id, payload: { number: ticket.number, noteId, staffId: id, staffName: name } });
  }
};

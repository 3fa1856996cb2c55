import type { Viewer } from '../access/viewer.ts';
import { factsOfChoice } from '../assignments/choosing.ts';
import { standInFor } from '../assignments/responsible.ts';
import { isUuid } from '../platform/identity.ts';
import { optional } from '../platform/input/fields.ts';
import { text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { Staff } from '../staff/staff.entity.ts';
import { orByLoad } from './distributing.ts';
import { requireOpen } from './lifecycle.ts';
import { ticketForAct, touch } from './loading.ts';
import { writeNote } from './noting.ts';
import type { Ticket } from './ticket.entity.ts';

interface Transfer {
  ticketId: string;
  expectedVersion?: number | null | undefined;
  assigneeId?: string | null | undefined;
  note?: string | null | undefined;
}

const recordTransfer = (work: Work, ticket: Ticket, previousId: string | null, facts: Record<string, unknown>): Promise<string> =>
  work.record({ type: 'TICKET_ASSIGNED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id, payload: { number: ticket.number, previousId, ...facts } });

/**
 * §1: every request has a responsible person; a transfer says from whom to whom, and with a note what the other has to know. Null
 * gives it back to the common queue. A person may give to whoever is away: the desk warns, nobody is locked out.
 */
export const assignTicket = async (work: Work, viewer: Viewer, input: Transfer): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  const note = optional(text(10_000))(input.note, { field: 'note', clause: '1' });
  const previousId = ticket.assignee?.id ?? null;
  const assignee = input.assigneeId && isUuid(input.assigneeId) ? await work.em.findOne(Staff, { id: input.assigneeId, active: true }) : null;
  if (input.assigneeId && !assignee) throw refusal('NOT_FOUND', { field: ['assigneeId'] });
  ticket.assignee = assignee;
  await recordTransfer(work, ticket, previousId, { assigneeId: assignee?.id ?? null, assigneeName: assignee?.name ?? null });
  if (note !== null) await writeNote(work, viewer, ticket, { body: note });
  return ticket;
};

/** §1: what waits for somebody who is away goes to whoever stands in; when nobody does, where the desk's setting says. */
export const handToDeputy = async (work: Work, viewer: Viewer, input: Pick<Transfer, 'ticketId' | 'expectedVersion'>): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  const away = ticket.assignee && (await work.em.findOneOrFail(Staff, { id: ticket.assignee.id }));
  if (!away) throw refusal('NOT_ABSENT', { field: ['ticketId'], params: { name: { ru: 'Исполнителя нет, все', en: 'Nobody has it, everybody' } } });
  const today = localDay(work.now);
  const standIn = await standInFor(work, ticket.client, away, today);
  if (standIn.way === 'RESPONSIBLE') throw refusal('NOT_ABSENT', { field: ['ticketId'], params: { name: away.name } });
  const choice = await orByLoad(work, standIn, today);
  ticket.assignee = choice.person ? work.em.getReference(Staff, choice.person.id) : null;
  await recordTransfer(work, ticket, away.id, factsOfChoice(choice));
  return ticket;
};

import type { Viewer } from '../access/viewer.ts';
import type { Work } from '../platform/work.ts';
import { linkTickets } from './links.ts';
import { touch } from './loading.ts';
import { ticketPair } from './pair.ts';
import type { Ticket } from './ticket.entity.ts';
import { TicketLink } from './ticketLink.entity.ts';

export interface Relation {
  ticketId: string;
  otherId: string;
}

const pairOf = (work: Work, viewer: Viewer, { ticketId, otherId }: Relation): Promise<[Ticket, Ticket]> =>
  ticketPair(work, viewer, { named: ticketId, field: 'ticketId' }, { named: otherId, field: 'otherId' }, 'LINK_WITH_ITSELF');

const relationOf = (work: Work, one: Ticket, other: Ticket): Promise<TicketLink | null> =>
  work.em.findOne(TicketLink, { kind: 'RELATED', $or: [{ fromTicket: one, toTicket: other }, { fromTicket: other, toTicket: one }] });

const recordOn = async (work: Work, type: string, one: Ticket, other: Ticket): Promise<void> => {
  for (const [ticket, otherTicket] of [[one, other], [other, one]] as const)
    await work.record({ type, subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id, payload: { number: ticket.number, otherId: otherTicket.id, otherNumber: otherTicket.number } });
};

/** §4.4: notes that two requests, be they of different clients, have to do with each other. Nothing else changes; linked ones stay linked. */
export const relateTickets = async (work: Work, viewer: Viewer, input: Relation): Promise<Ticket> => {
  const [ticket, other] = await pairOf(work, viewer, input);
  if (await relationOf(work, ticket, other)) return ticket;
  linkTickets(work, 'RELATED', ticket, other);
  await recordOn(work, 'TICKETS_LINKED', ticket, other);
  return ticket;
};

/** Takes that note back. Mergers, splits and continuations stay: they say what happened. */
export const unrelateTickets = async (work: Work, viewer: Viewer, input: Relation): Promise<Ticket> => {
  const [ticket, other] = await pairOf(work, viewer, input);
  const relation = await relationOf(work, ticket, other);
  if (!relation) return ticket;
  work.em.remove(relation);
  await recordOn(work, 'TICKETS_UNLINKED', ticket, other);
  return ticket;
};

import { refusal, Staff, ticketForAct, touch, type Ticket, type Viewer, type Work } from '@reglament/api/kit';
import { Greeting } from './greeting.entity.ts';

/** Greets a ticket; a client's system cannot, nor can anybody twice in one minute. */
export const greetTicket = async (work: Work, viewer: Viewer, { ticketId, expectedVersion }: { ticketId: string; expectedVersion?: number | null }): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, ticketId, expectedVersion);
  const justNow = await work.em.count(Greeting, { ticket, greetedAt: { $gt: new Date(work.now - 60_000) } });
  if (justNow > 0) throw refusal('INVALID_VALUE', { field: ['ticketId'], params: { reason: { ru: 'с ним только что поздоровались', en: 'somebody has just greeted it' } } });
  work.em.create(Greeting, { ticket, greeter: viewer.kind === 'STAFF' ? work.em.getReference(Staff, viewer.id) : null, greetedAt: work.at });
  await work.record({ type: 'TICKET_GREETED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id });
  return ticket;
};

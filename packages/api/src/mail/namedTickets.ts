import type { Work } from '../platform/work.ts';
import { OutgoingLetter } from '../outbox/outgoingLetter.entity.ts';
import { ThreadReference } from '../outbox/threadReference.entity.ts';
import { ticketPrefixes } from '../regulation/ruleBook.ts';
import { survivorsOf } from '../tickets/links.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import type { ReadLetter } from './letterReading.ts';
import { answeredIds, numbersIn, type NamedTicket } from './threading.ts';

/** Outside the identity map: whoever acts on one of them loads it again, locked and fresh. */
const aside = { disableIdentityMap: true } as const;

/**
 * The tickets that a letter names: first by the letters that it answers, the nearest first, then by the numbers in its subject.
 * A letter to a merged ticket means the one that goes on with its correspondence (R17).
 */
export const namedTicketsOf = async (work: Work, letter: ReadLetter): Promise<NamedTicket[]> => {
  const ids = answeredIds(letter.inReplyTo, letter.references);
  const numbers = ticketPrefixes().flatMap((prefix) => numbersIn(letter.subject ?? '', prefix));
  const [ours, theirs, numbered] = await Promise.all([
    ids.length === 0 ? [] : work.em.find(OutgoingLetter, { messageHeaderId: { $in: ids }, ticket: { $ne: null } }, { ...aside, populate: ['ticket'] }),
    ids.length === 0 ? [] : work.em.find(ThreadReference, { messageHeaderId: { $in: ids } }, { ...aside, populate: ['ticket'] }),
    numbers.length === 0 ? [] : work.em.find(Ticket, { number: { $in: numbers } }, aside),
  ]);
  const referenced = [...ours, ...theirs].toSorted((a, b) => ids.indexOf(a.messageHeaderId) - ids.indexOf(b.messageHeaderId)).flatMap(({ ticket }) => ticket ?? []);
  const named = [...referenced, ...numbered.toSorted((a, b) => numbers.indexOf(a.number) - numbers.indexOf(b.number))];
  const survivors = await survivorsOf(work, named.map(({ id }) => id));
  const others = [...new Set(named.flatMap(({ id }) => survivors.get(id) ?? []))].filter((id) => named.every((ticket) => ticket.id !== id));
  const known = new Map([...named, ...(others.length === 0 ? [] : await work.em.find(Ticket, { id: { $in: others } }, aside))].map((ticket) => [ticket.id, ticket]));
  const living = named.map((ticket) => known.get(survivors.get(ticket.id) ?? ticket.id) ?? ticket);
  return living.map((ticket) => ({ id: ticket.id, clientId: ticket.client.id, closedAt: ticket.closedAt?.getTime() ?? null }));
};

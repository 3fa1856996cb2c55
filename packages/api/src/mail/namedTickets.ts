import type { Work } from '../platform/work.ts';
import { OutgoingLetter } from '../outgoing/outgoingLetter.entity.ts';
import { ThreadReference } from '../outgoing/threadReference.entity.ts';
import { ticketPrefixes } from '../regulation/ruleBook.ts';
import { survivorsOf } from '../tickets/links.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import type { ReadLetter } from './letterReading.ts';
import type { LetterTokens } from './letterTokens.ts';
import { numbersIn, type NamedTicket } from './threading.ts';

/** Outside the identity map: whoever acts on one of them loads it again, locked and fresh. */
const aside = { disableIdentityMap: true } as const;

/** So many tickets are looked at whose letters bear an ID that this one answers: whoever makes more of them has no claim to be understood. */
const mostReferenced = 200;

/** Tickets with letters of these Message-IDs, the sender’s client’s first. An ID is a word of its sender, so several tickets can have one, and a stranger’s takes none away. */
const ticketsByIds = async (work: Work, ids: readonly string[], clientId: string | null): Promise<Map<string, Ticket[]>> => {
  if (ids.length === 0) return new Map();
  const oldestFirst = { ...aside, populate: ['ticket'], orderBy: { notedAt: 'asc', id: 'asc' }, limit: mostReferenced } as const;
  const [ours, own, any] = await Promise.all([
    work.em.find(OutgoingLetter, { messageHeaderId: { $in: [...ids] }, ticket: { $ne: null } }, { ...aside, populate: ['ticket'] }),
    clientId === null ? [] : work.em.find(ThreadReference, { messageHeaderId: { $in: [...ids] }, ticket: { client: clientId } }, oldestFirst),
    work.em.find(ThreadReference, { messageHeaderId: { $in: [...ids] } }, oldestFirst),
  ]);
  const found = new Map<string, Ticket[]>();
  for (const { messageHeaderId, ticket } of [...ours, ...own, ...any]) if (messageHeaderId && ticket) found.set(messageHeaderId, [...(found.get(messageHeaderId) ?? []), ticket]);
  return found;
};

/**
 * The tickets that a letter names: first by the letters that it answers, the nearest first, then by the token in the address that it
 * went to, then by the numbers in its subject. What bears a token of ours is believed by its token alone, never by being known.
 * A letter to a merged ticket means the one that goes on with its correspondence (R17).
 */
export const namedTicketsOf = async (work: Work, { subject }: ReadLetter, answered: readonly string[], tokens: LetterTokens, clientId: string | null): Promise<NamedTicket[]> => {
  const ids = answered.filter((id) => !tokens.byMessageId.has(id));
  const written = ticketPrefixes().flatMap((prefix) => numbersIn(subject ?? '', prefix));
  const tokenNumbers = (checked: Iterable<string | null>): string[] => [...checked].flatMap((number) => number ?? []);
  const numbers = [...tokenNumbers(tokens.byMessageId.values()), ...tokenNumbers(tokens.ofAddresses), ...written];
  const [byId, numbered] = await Promise.all([ticketsByIds(work, ids, clientId), numbers.length === 0 ? [] : work.em.find(Ticket, { number: { $in: numbers } }, aside)]);
  const byNumber = new Map(numbered.map((ticket) => [ticket.number, ticket]));
  const referenced = answered.flatMap((id) => byId.get(id) ?? byNumber.get(tokens.byMessageId.get(id) ?? '') ?? []);
  const named = [...referenced, ...numbers.flatMap((number) => byNumber.get(number) ?? [])];
  return livingOf(work, named);
};

/**
 * §4.4: the ticket of an earlier letter from the same address with the same number of that side's own desk. In a letter that a desk
 * wrote (see otherDesk.ts) such a number is a name like ours, not a likeness; it counts for the address that gave it.
 */
export const ticketsOfOtherDesk = async (work: Work, letter: IncomingLetter): Promise<NamedTicket[]> => {
  const { fromAddress, counterpartNumber } = letter;
  if (!fromAddress || !counterpartNumber) return [];
  const before = await work.em.find(IncomingLetter, { id: { $ne: letter.id }, fromAddress, counterpartNumber, ticket: { $ne: null }, outcome: { $in: ['REGISTERED', 'JOINED'] } },
    { ...aside, orderBy: { receivedAt: 'desc', id: 'desc' }, limit: 1, populate: ['ticket'] });
  return livingOf(work, before.flatMap(({ ticket }) => ticket ?? []));
};

const livingOf = async (work: Work, named: readonly Ticket[]): Promise<NamedTicket[]> => {
  const survivors = await survivorsOf(work, named.map(({ id }) => id));
  const others = [...new Set(named.flatMap(({ id }) => survivors.get(id) ?? []))].filter((id) => named.every((ticket) => ticket.id !== id));
  const known = new Map([...named, ...(others.length === 0 ? [] : await work.em.find(Ticket, { id: { $in: others } }, aside))].map((ticket) => [ticket.id, ticket]));
  const living = named.map((ticket) => known.get(survivors.get(ticket.id) ?? ticket.id) ?? ticket);
  return living.map((ticket) => ({ id: ticket.id, clientId: ticket.client.id, closedAt: ticket.closedAt?.getTime() ?? null }));
};

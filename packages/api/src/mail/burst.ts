import { remarkWith } from '../correspondence/letterRemark.ts';
import type { Contact } from '../clients/contact.entity.ts';
import type { Work } from '../platform/work.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

/** So many requests of one person by letter, in so short a time, are a burst; people write a few at a time. */
export const requestsOfBurst = 10;
export const burstMilliseconds = 10 * 60_000;

/**
 * §4.9: the request with which the burst began that one more request of this person belongs to; null when it belongs to none. Each is
 * registered all the same, with its number and its term: nobody can tell from outside which of them is the real one. By that request all
 * of them stand together in the queue, and are decided about at once.
 */
export const burstOf = async (work: Work, contact: Contact, receivedAt: number): Promise<Pick<Ticket, 'id' | 'number'> | null> => {
  const earlier = await work.em.find(
    Ticket, { client: contact.client.id, contact: contact.id, channel: 'EMAIL', receivedAt: { $gt: new Date(receivedAt - burstMilliseconds), $lte: new Date(receivedAt) } },
    { fields: ['number', 'burstOfId'], orderBy: { receivedAt: 'asc', id: 'asc' }, limit: requestsOfBurst, disableIdentityMap: true },
  );
  const [first] = earlier;
  if (!first || earlier.length < requestsOfBurst) return null;
  // one that goes on for longer is the same
  const named = earlier.find(({ burstOfId }) => burstOfId)?.burstOfId;
  const head = named ? await work.em.findOne(Ticket, { id: named }, { fields: ['number'], disableIdentityMap: true }) : null;
  return head ?? first;
};

/** What staff read beside such a request. */
export const burstRemark = (head: Pick<Ticket, 'number'>): string => remarkWith('BURST', head.number);

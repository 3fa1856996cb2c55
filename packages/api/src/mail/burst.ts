import { remarkWith } from '../correspondence/letterRemark.ts';
import type { Contact } from '../clients/contact.entity.ts';
import type { Work } from '../platform/work.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

/** So many requests of one person by letter, in so short a time, are a burst; people write a few at a time. */
export const requestsOfBurst = 10;
export const burstMilliseconds = 10 * 60_000;

/**
 * §4.9: what staff should know of one more request from this person: that it belongs to a burst, and which request began it. Each is
 * registered all the same, with its number and its term: nobody can tell from outside which of them is the real one.
 */
export const burstRemark = async (work: Work, contact: Contact, receivedAt: number): Promise<string | null> => {
  const earlier = await work.em.find(
    Ticket, { client: contact.client.id, contact: contact.id, channel: 'EMAIL', receivedAt: { $gt: new Date(receivedAt - burstMilliseconds), $lte: new Date(receivedAt) } },
    { fields: ['number'], orderBy: { receivedAt: 'asc', id: 'asc' }, limit: requestsOfBurst, disableIdentityMap: true },
  );
  const [first] = earlier;
  return first && earlier.length === requestsOfBurst ? remarkWith('BURST', first.number) : null;
};

import type { Contact } from '../clients/contact.entity.ts';
import type { Work } from '../platform/work.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { confirmationKey } from './confirmationKey.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import { addressesOf } from './recipients.ts';

/** Whether the confirmation of a request waits for staff, or they said that it never leaves. */
export const isUnconfirmed = async (work: Work, ticket: Ticket): Promise<boolean> =>
  (await work.em.count(OutgoingLetter, { deduplicationKey: confirmationKey(ticket.id), status: { $in: ['HELD', 'CANCELLED'] } })) > 0;

/**
 * §4.2, §4.9: whom the desk tells by itself how a request stands. Not its contact while the confirmation is held back or was cancelled:
 * nobody has said yet, or somebody denied, that this person asked for anything, and a burst must not become letters when it is cleared.
 */
export const noticeAddressesOf = async (work: Work, ticket: Ticket, ...contacts: (Contact | null | undefined)[]): Promise<string[]> => {
  const told = (await isUnconfirmed(work, ticket)) ? contacts.filter((contact) => contact?.id !== ticket.contact?.id) : contacts;
  return addressesOf(...told);
};

import { LockMode } from '@mikro-orm/core';
import { Contact } from '../clients/contact.entity.ts';
import type { Work } from '../platform/work.ts';

/** A mailbox may be full for a day; an address that is refused for good three times is none. */
export const mostReturns = 3;

/**
 * R16: counts that a letter came back from these addresses for good. After the third one no letter goes there any more, which staff see
 * at the contact: a mail server that keeps writing to dead addresses is taken for a spammer, and the client waits for letters in vain.
 */
export const noteHardReturn = async (work: Work, addresses: readonly string[]): Promise<void> => {
  const contacts = await work.em.find(Contact, { email: { $in: [...addresses] } }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
  for (const contact of contacts) {
    contact.hardReturns += 1;
    if (contact.hardReturns < mostReturns || contact.lettersStoppedAt) continue;
    contact.lettersStoppedAt = work.at;
    await work.record({ type: 'CONTACT_LETTERS_STOPPED', subjectType: 'contact', subjectId: contact.id, subjectVersion: contact.version + 1, clientId: contact.client.id, payload: { returns: contact.hardReturns } });
  }
};

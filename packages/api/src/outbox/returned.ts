import { LockMode } from '@mikro-orm/core';
import type { Work } from '../platform/work.ts';
import { ticketForAct } from '../tickets/loading.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { flagUndelivered } from '../tickets/undelivered.ts';
import { noteHardReturn } from './stoppedAddress.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';

/** What a bounce tells of a letter of ours. */
export interface LetterReturn {
  /** Message-IDs that the bounce names. */
  named: readonly string[];
  recipients: readonly string[];
  said: string | null;
  /** Whether the other server gave up for good, not for a full mailbox. */
  permanent: boolean;
}

/**
 * R16: notes that a letter of ours came back. One that carries an answer becomes a task of its ticket; the promise that it met stays
 * met. Answers the ticket of the letter, null when there is none, and undefined when the bounce names no letter of ours.
 */
export const noteReturn = async (work: Work, { named, recipients, said, permanent }: LetterReturn): Promise<Ticket | null | undefined> => {
  if (named.length === 0) return undefined;
  const found = await work.em.findOne(OutgoingLetter, { messageHeaderId: { $in: [...named] } }, { disableIdentityMap: true, populate: ['ticket'] });
  if (!found) return undefined;
  // the ticket is locked before its letter, as in every act
  const ticket = found.ticket ? await ticketForAct(work, null, found.ticket.id) : null;
  const letter = await work.em.findOneOrFail(OutgoingLetter, { id: found.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (letter.status === 'RETURNED') return ticket;
  letter.status = 'RETURNED';
  letter.lastError = [said, recipients.join(', ')].filter(Boolean).join(' — ') || null;
  const unreached = { letterId: letter.id, to: recipients.join(', ') || letter.toAddress, error: said };
  // a bounce that names somebody else tells nothing of whom we wrote to
  if (permanent) await noteHardReturn(work, letter.toAddress.split(', ').filter((address) => recipients.length === 0 || recipients.includes(address)));
  if (!ticket) return null;
  await work.record({
    type: 'LETTER_RETURNED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: ticket.version, clientId: ticket.client.id,
    payload: { number: ticket.number, templateKey: letter.templateKey, status: 'RETURNED', ...unreached },
  });
  if (letter.messageId) await flagUndelivered(work, ticket, unreached);
  return ticket;
};

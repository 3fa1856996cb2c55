import { LockMode } from '@mikro-orm/core';
import type { Work } from '../platform/work.ts';
import { ticketForAct } from '../tickets/loading.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { flagUndelivered } from '../tickets/undelivered.ts';
import { noteHardReturn } from './stoppedAddress.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';

/** What a bounce tells of a letter of ours. */
export interface LetterReturn {
  /** Message-IDs that the bounce names, the returned letter's own first. */
  named: readonly string[];
  /** The addresses that were not reached, each with what was said of it; none where the bounce does not say. */
  recipients: readonly (Failure & { address: string })[];
  said: string | null;
  permanent: boolean;
}

interface Failure {
  said: string | null;
  /** Whether the other server gave up for good, not for a full mailbox. */
  permanent: boolean;
}

const addressesOf = (recipients: readonly { address: string }[]): string => recipients.map(({ address }) => address).join(', ');

/** What stands on the letter: of each address what was said of it. */
const writtenReturn = ({ recipients, said }: Pick<LetterReturn, 'recipients' | 'said'>): string | null =>
  (recipients.length === 0 ? said : recipients.map((one) => [one.said, one.address].filter(Boolean).join(' — ')).join('; ')) || null;

/** Whom we wrote to and who is not there; a bounce that names somebody else tells nothing of whom we wrote to. */
const goneOf = (toAddress: string, { recipients, permanent }: Pick<LetterReturn, 'recipients' | 'permanent'>): string[] =>
  toAddress.split(', ').filter((address) => (recipients.length === 0 ? permanent : recipients.some((one) => one.address === address && one.permanent)));

/**
 * R16: notes that a letter of ours came back. One that carries an answer becomes a task of its ticket; the promise that it met stays
 * met. A letter to several comes back from each of them: what comes later is added. Answers the ticket of the letter, null when there is none, and undefined when the bounce names no letter of ours.
 */
export const noteReturn = async (work: Work, bounce: LetterReturn): Promise<Ticket | null | undefined> => {
  const { named, said } = bounce;
  if (named.length === 0) return undefined;
  const ours = await work.em.find(OutgoingLetter, { messageHeaderId: { $in: [...named] } }, { disableIdentityMap: true, populate: ['ticket'] });
  const [found] = named.flatMap((id) => ours.find(({ messageHeaderId }) => messageHeaderId === id) ?? []);
  if (!found) return undefined;
  // the ticket is locked before its letter, as in every act
  const ticket = found.ticket ? await ticketForAct(work, null, found.ticket.id) : null;
  const letter = await work.em.findOneOrFail(OutgoingLetter, { id: found.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const wasReturned = letter.status === 'RETURNED';
  const recipients = bounce.recipients.filter(({ address }) => !wasReturned || !letter.lastError?.includes(address));
  if (wasReturned && recipients.length === 0) return ticket;
  letter.status = 'RETURNED';
  letter.lastError = [wasReturned ? letter.lastError : null, writtenReturn({ recipients, said })].filter(Boolean).join('; ') || null;
  const unreached = { letterId: letter.id, to: addressesOf(recipients) || letter.toAddress, error: said };
  await noteHardReturn(work, goneOf(letter.toAddress, { ...bounce, recipients }));
  if (!ticket || wasReturned) return ticket;
  await work.record({
    type: 'LETTER_RETURNED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: ticket.version, clientId: ticket.client.id,
    payload: { number: ticket.number, templateKey: letter.templateKey, status: 'RETURNED', ...unreached },
  });
  if (letter.messageId) await flagUndelivered(work, ticket, unreached);
  return ticket;
};

import { LockMode } from '@mikro-orm/core';
import { domainOf } from '../platform/text/domainOf.ts';
import type { Work } from '../platform/work.ts';
import { ticketForAct } from '../tickets/loading.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { flagUndelivered } from '../tickets/undelivered.ts';
import { supportDomain } from './letterhead.ts';
import { bearsMark } from './returnMark.ts';
import { noteHardReturn } from './stoppedAddress.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import { threadKey } from './threadKey.ts';
import { isWaitedFor, letterOfTask } from './waitedFor.ts';

/** What a bounce tells of a letter of ours. */
export interface LetterReturn {
  /** Message-IDs that the bounce names, the returned letter's own first. */
  named: readonly string[];
  /** The addresses that were not reached, each with what was said of it; none where the bounce does not say. */
  recipients: readonly (Failure & { address: string })[];
  said: string | null;
  permanent: boolean;
  /** Marks of our letters that it shows (see returnMark.ts). */
  marks?: readonly string[];
  /** The domain that is proven to have written it. */
  provenDomain?: string | null;
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

const isBelow = (domain: string, above: string): boolean => domain === above || domain.endsWith(`.${above}`);

/**
 * R16 (decisions 0086, 0096): of these addresses those of which the report may say that there is no such address. Anybody can make up a report
 * of a letter whose Message-ID a passed-on thread named; who shows its mark had the letter at that address, and a domain speaks for its own
 * addresses, as does ours, by which letters leave. What proves neither is told of that letter alone.
 */
const attestedOf = (addresses: readonly string[], { messageHeaderId }: OutgoingLetter, { marks = [], provenDomain = null }: LetterReturn): string[] => {
  const isProven = (address: string): boolean => provenDomain !== null && (isBelow(provenDomain, supportDomain()) || isBelow(provenDomain, domainOf(address)));
  return addresses.filter((address) => bearsMark(threadKey(), { messageHeaderId, address }, marks) || isProven(address));
};

/** PostgreSQL's code of a lock that somebody else has. */
const lockNotAvailable = '55P03';

/** The letter that came back is handed over at this moment, to the rest of its addresses; that may take minutes. */
export class LetterBeingSent extends Error {}

/** Whoever sends a letter has it locked and then touches its ticket, which is locked here: nobody waits for the other. */
const lockedUnlessSent = async (work: Work, id: string): Promise<OutgoingLetter> => {
  try {
    return await work.em.findOneOrFail(OutgoingLetter, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE_OR_FAIL });
  } catch (error) {
    if ((error as { code?: unknown }).code === lockNotAvailable) throw new LetterBeingSent();
    throw error;
  }
};

/**
 * Some of its addresses had the letter and it came back from them, while the others still wait for it: they go on waiting, and what
 * came back is told of those that had it.
 */
const notePartialReturn = async (work: Work, bounce: LetterReturn, { letter, pendingTo, ticket }: { letter: OutgoingLetter; pendingTo: string; ticket: Ticket | null }): Promise<Ticket | null> => {
  const { recipients, said, permanent } = bounce;
  const waiting = new Set(pendingTo.toLowerCase().split(', '));
  const told = new Set(letter.refused.map(({ address }) => address));
  const had = letter.toAddress.toLowerCase().split(', ').filter((address) => !waiting.has(address) && !told.has(address));
  const returned = recipients.length === 0 ? had.map((address) => ({ address, said, permanent })) : recipients.filter(({ address }) => had.includes(address));
  if (returned.length === 0) return ticket;
  letter.refused = [...letter.refused, ...returned.map(({ address, said: words }) => ({ address, said: words ?? '' }))];
  await noteHardReturn(work, attestedOf(returned.filter((one) => one.permanent).map(({ address }) => address), letter, bounce));
  if (ticket && isWaitedFor(letter)) await flagUndelivered(work, ticket, { letterId: letter.id, to: addressesOf(returned), error: writtenReturn({ recipients: returned, said }), ...letterOfTask(letter) });
  return ticket;
};

/**
 * R16: notes that a letter of ours came back. An answer and the confirmation become a task of their ticket; the promise that an answer
 * met stays met. A letter to several comes back from each of them: what comes later is added. One that waits to be sent again goes on
 * waiting. Answers the ticket of the letter, null when there is none, and undefined when the bounce names no letter of ours.
 */
export const noteReturn = async (work: Work, bounce: LetterReturn): Promise<Ticket | null | undefined> => {
  const { named, said } = bounce;
  if (named.length === 0) return undefined;
  const ours = await work.em.find(OutgoingLetter, { messageHeaderId: { $in: [...named] } }, { disableIdentityMap: true, populate: ['ticket'] });
  const [found] = named.flatMap((id) => ours.find(({ messageHeaderId }) => messageHeaderId === id) ?? []);
  if (!found) return undefined;
  // the ticket is locked before its letter, as in every act
  const ticket = found.ticket ? await ticketForAct(work, null, found.ticket.id) : null;
  const letter = await lockedUnlessSent(work, found.id);
  if (letter.status === 'WAITING' && letter.pendingTo) return notePartialReturn(work, bounce, { letter, pendingTo: letter.pendingTo, ticket });
  // it is sent again: what came back is an earlier attempt, perhaps to an address that was corrected since
  if (letter.status === 'WAITING') return ticket;
  const wasReturned = letter.status === 'RETURNED';
  const recipients = bounce.recipients.filter(({ address }) => !wasReturned || !letter.lastError?.includes(address));
  if (wasReturned && recipients.length === 0) return ticket;
  letter.status = 'RETURNED';
  // somebody was done with what they knew of it by then
  letter.dismissedAt = null;
  letter.lastError = [wasReturned ? letter.lastError : null, writtenReturn({ recipients, said })].filter(Boolean).join('; ') || null;
  const unreached = { letterId: letter.id, to: addressesOf(recipients) || letter.toAddress, error: said };
  await noteHardReturn(work, attestedOf(goneOf(letter.toAddress, { ...bounce, recipients }), letter, bounce));
  if (!ticket || wasReturned) return ticket;
  await work.record({
    type: 'LETTER_RETURNED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: ticket.version, clientId: ticket.client.id,
    payload: { number: ticket.number, templateKey: letter.templateKey, status: 'RETURNED', ...unreached },
  });
  if (isWaitedFor(letter)) await flagUndelivered(work, ticket, { ...unreached, ...letterOfTask(letter) });
  return ticket;
};

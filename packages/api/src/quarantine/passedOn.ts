import { isOwnAddress } from '../outgoing/letterhead.ts';
import { OutgoingLetter } from '../outgoing/outgoingLetter.entity.ts';
import { ThreadReference } from '../outgoing/threadReference.entity.ts';
import { required as requiredValue } from '../platform/input/fields.ts';
import { email, invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { forwardedIn, passedOnSubject } from '../mail/forwarded.ts';
import type { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import type { ReadLetter } from '../mail/letterReading.ts';
import { passedOnReasons } from '../mail/letterReason.ts';
import { isColleague } from '../mail/sender.ts';
import { answeredIds } from '../mail/threading.ts';

/** Whether a colleague sent it, or it bears our own address: what it says is somebody else's, or no letter of a client at all. */
export const isPassedOn = async (work: Work, { authors: [author] }: ReadLetter, { reason }: IncomingLetter): Promise<boolean> =>
  (reason != null && passedOnReasons.includes(reason)) || (author !== undefined && (isOwnAddress(author.address) || (await isColleague(work, author.address))));

/** Whether a request of another client is known by a Message-ID: whoever answers it means that one. */
const isOfAnotherClient = async (work: Work, messageHeaderId: string, clientId: string): Promise<boolean> => {
  const theirs = { messageHeaderId, ticket: { client: { $ne: clientId } } };
  return (await work.em.count(ThreadReference, theirs)) > 0 || (await work.em.count(OutgoingLetter, theirs)) > 0;
};

/**
 * §4.1: what a colleague passed on, or a form sent in our own name, is the letter of whoever wrote it: staff name the address. It answers what the client's letter answered, so
 * that the client's next one finds the request, unless another client's is known by it (§4.4). Without an address nobody is its author.
 */
export const asWritten = async (work: Work, read: ReadLetter, letter: IncomingLetter, { writtenBy, clientId }: { writtenBy: string | null | undefined; clientId: string }): Promise<ReadLetter> => {
  if (!(await isPassedOn(work, read, letter))) {
    if (writtenBy?.trim()) throw refusal('INVALID_VALUE', { field: ['writtenBy'], clause: '4.1', params: { reason: letter.fromAddress ?? '—' } });
    return read;
  }
  const address = writtenBy?.trim() ? requiredValue(email)(writtenBy, { field: 'writtenBy', clause: '4.1' }) : null;
  if (address !== null && (isOwnAddress(address) || (await isColleague(work, address)))) throw invalid({ field: 'writtenBy', clause: '4.1' }, { ru: 'это адрес сотрудника или службы, а не клиента', en: 'this is an address of the staff or of the desk, not of a client' });
  const forwarded = forwardedIn(read.text);
  const [answered = null] = answeredIds(read.inReplyTo, read.references);
  return {
    ...read,
    authors: address === null ? [] : [{ address, name: forwarded?.address === address ? forwarded.name : '' }],
    subject: forwarded?.subject ?? passedOnSubject(read.subject),
    messageHeaderId: answered !== null && (await isOfAnotherClient(work, answered, clientId)) ? null : answered,
  };
};

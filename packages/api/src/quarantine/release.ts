import { LockMode } from '@mikro-orm/core';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { isOwnAddress } from '../outgoing/letterhead.ts';
import { isUuid } from '../platform/identity.ts';
import { required as requiredValue } from '../platform/input/fields.ts';
import { email, invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { requiredText, textWithin } from '../tickets/requestFields.ts';
import { settleLetter } from '../mail/deciding.ts';
import { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import { inspected } from '../mail/inspecting.ts';
import { forwardedIn, passedOnSubject } from '../mail/forwarded.ts';
import type { ReadLetter } from '../mail/letterReading.ts';
import { rawOf } from '../mail/rawLetter.ts';
import { readForPeople } from '../mail/readingForPeople.ts';
import { lockAddress, registerLetter, type AcceptedSender } from '../mail/registering.ts';
import { isAddress, isColleague, nameOf } from '../mail/sender.ts';
import { answeredIds } from '../mail/threading.ts';

export interface ReleaseOrder {
  letterId: string;
  clientId: string;
  contactName?: string | null | undefined;
  /** Address of whoever wrote what a colleague passed on. */
  writtenBy?: string | null | undefined;
}

const longestName = 200;
const ownWords = { ru: 'это наше собственное письмо', en: 'this is a letter of our own' };

/**
 * §4.9, R14: staff accepts a letter that was kept aside, for a client whom they name. It becomes a request from this moment on,
 * or from its arrival where the regulation in force says so; the arrival stays with the letter. The sender becomes a contact.
 */
export const releaseLetter = async (work: Work, order: ReleaseOrder): Promise<IncomingLetter> => {
  const letter = isUuid(order.letterId) ? await work.em.findOne(IncomingLetter, { id: order.letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!letter) throw refusal('NOT_FOUND', { field: ['letterId'] });
  if (letter.outcome !== 'QUARANTINED' && letter.outcome !== 'STORED' && letter.outcome !== 'UNREADABLE')
    throw refusal('ACT_NOT_POSSIBLE', { field: ['letterId'], clause: '4.9', params: { status: letter.outcome ?? '…' } });
  const client = isUuid(order.clientId) ? await work.em.findOne(Client, { id: order.clientId }) : null;
  if (!client) throw refusal('NOT_FOUND', { field: ['clientId'] });
  if (!client.active) throw invalid({ field: 'clientId', clause: '4.9' }, { ru: `клиент «${client.name}» отмечен неактивным: для него ничего не регистрируется`, en: `the client “${client.name}” is marked inactive: nothing is registered for it` });
  const read = await asWritten(work, await inspected(await readForPeople(letter, () => rawOf(work, letter.id))), letter, order.writtenBy);
  if (letter.reason === 'OWN_LETTER' || read.authors.some(({ address }) => isOwnAddress(address))) throw invalid({ field: 'letterId', clause: '4.9' }, ownWords);
  const { parameters } = ruleBookAt(work.now);
  const placement = await registerLetter(work, read, {
    sender: await acceptedSender(work, read, client, order.contactName),
    receivedAt: parameters.quarantineClock === 'ARRIVAL' ? letter.receivedAt.getTime() : work.now,
    reason: 'RELEASED',
    echo: true,
  });
  await settleLetter(work, letter, placement);
  return letter;
};

/**
 * §4.1: what a colleague passed on is the letter of whoever wrote it: staff name the address. It answers what the client's letter answered, so
 * that the client's next one finds the request. Without an address it is a request of the client by a name alone.
 */
const asWritten = async (work: Work, read: ReadLetter, letter: IncomingLetter, writtenBy: string | null | undefined): Promise<ReadLetter> => {
  const [author] = read.authors;
  const isPassedOn = letter.reason === 'STAFF_SENDER' || (author !== undefined && (await isColleague(work, author.address)));
  if (!isPassedOn) {
    if (writtenBy?.trim()) throw refusal('INVALID_VALUE', { field: ['writtenBy'], clause: '4.1', params: { reason: letter.fromAddress ?? '—' } });
    return read;
  }
  const address = writtenBy?.trim() ? requiredValue(email)(writtenBy, { field: 'writtenBy', clause: '4.1' }) : null;
  if (address !== null && (isOwnAddress(address) || (await isColleague(work, address)))) throw invalid({ field: 'writtenBy', clause: '4.1' }, { ru: 'это адрес сотрудника или службы, а не клиента', en: 'this is an address of the staff or of the desk, not of a client' });
  const forwarded = forwardedIn(read.text);
  return {
    ...read,
    authors: address === null ? [] : [{ address, name: forwarded?.address === address ? forwarded.name : '' }],
    subject: forwarded?.subject ?? passedOnSubject(read.subject),
    messageHeaderId: answeredIds(read.inReplyTo, read.references)[0] ?? null,
  };
};

/** The sender as staff accepts it: the contact with that address, or a new one of the client, under the name that staff gave. */
const acceptedSender = async (work: Work, read: ReadLetter, client: Client, contactName: string | null | undefined): Promise<AcceptedSender> => {
  const [author] = read.authors;
  const given = contactName?.trim() ? textWithin(requiredText(contactName, 'contactName', '4.5'), 'contactName', longestName, '4.5') : null;
  if (!author || !isAddress(author.address)) {
    if (!given) throw refusal('REQUIRED_FIELD_MISSING', { field: ['contactName'], clause: '4.5' });
    return { kind: 'NAMED', address: null, clientId: client.id, name: given };
  }
  await lockAddress(work, author.address);
  const known = await work.em.findOne(Contact, { email: author.address });
  if (known && known.client.id !== client.id) throw refusal('INVALID_VALUE', { field: ['clientId'], clause: '4.9', params: { reason: `${author.address} — ${known.name}` } });
  if (known) return { kind: 'CONTACT', address: author.address, clientId: client.id, contactId: known.id, name: known.name };
  return { kind: 'COLLEAGUE', address: author.address, clientId: client.id, name: given ?? nameOf(author) };
};

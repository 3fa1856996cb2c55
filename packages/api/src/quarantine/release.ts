import { LockMode } from '@mikro-orm/core';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { isUuid } from '../platform/identity.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { requiredText, textWithin } from '../tickets/requestFields.ts';
import { settleLetter } from '../mail/deciding.ts';
import { mayEcho } from '../mail/echo.ts';
import { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import { inspected } from '../mail/inspecting.ts';
import type { ReadLetter } from '../mail/letterReading.ts';
import { isOwnLetter } from '../mail/ownLetter.ts';
import { rawOf } from '../mail/rawLetter.ts';
import { readForPeople } from '../mail/readingForPeople.ts';
import { lockAddress, registerLetter, type AcceptedSender } from '../mail/registering.ts';
import { isAddress, nameOf } from '../mail/sender.ts';
import { asWritten } from './passedOn.ts';

export interface ReleaseOrder {
  letterId: string;
  clientId: string;
  contactName?: string | null | undefined;
  /** Address of whoever wrote what a colleague passed on, or what bears our own address. */
  writtenBy?: string | null | undefined;
}

const longestName = 200;
/** Nobody would answer them: whoever left gets no letters. */
const inactiveWords = ({ name, email }: Contact) => ({
  ru: `контакт «${name}» (${email}) отмечен неактивным и не получит ни подтверждения, ни ответа: если он снова пишет от имени клиента, сначала отметьте его активным`,
  en: `the contact “${name}” (${email}) is marked inactive and would get neither confirmation nor answer: if they write for the client again, mark them active first`,
});
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
  const asRead = await inspected(await readForPeople(letter, () => rawOf(work, letter.id)));
  if (await isOwnLetter(work, asRead)) throw invalid({ field: 'letterId', clause: '4.9' }, ownWords);
  const read = await asWritten(work, asRead, letter, { writtenBy: order.writtenBy, clientId: client.id });
  const { parameters } = ruleBookAt(work.now);
  const placement = await registerLetter(work, read, {
    sender: await acceptedSender(work, read, client, order.contactName),
    receivedAt: parameters.quarantineClock === 'ARRIVAL' ? letter.receivedAt.getTime() : work.now,
    reason: 'RELEASED',
    echo: true,
    // of what somebody passed on the proof is theirs
    proven: read === asRead && mayEcho(letter.authentication),
  });
  await settleLetter(work, letter, placement);
  return letter;
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
  if (known && !known.active) throw invalid({ field: 'letterId', clause: '4.9' }, inactiveWords(known));
  if (known) return { kind: 'CONTACT', address: author.address, clientId: client.id, contactId: known.id, name: known.name };
  return { kind: 'COLLEAGUE', address: author.address, clientId: client.id, name: given ?? nameOf(author) };
};

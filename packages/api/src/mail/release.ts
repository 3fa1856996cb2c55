import { LockMode } from '@mikro-orm/core';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { requiredText, textWithin } from '../tickets/requestFields.ts';
import { settleLetter } from './deciding.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import { readAnyLetter } from './letterContent.ts';
import type { ReadLetter } from './letterReading.ts';
import { lockAddress, registerLetter, type AcceptedSender } from './registering.ts';
import { isAddress, nameOf } from './sender.ts';

export interface ReleaseOrder {
  letterId: string;
  clientId: string;
  contactName?: string | null | undefined;
}

const longestName = 200;

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
  const raw = await rawOf(work, letter.id);
  const read = await readAnyLetter(raw);
  const { parameters } = ruleBookAt(work.now);
  const placement = await registerLetter(work, read, {
    sender: await acceptedSender(work, read, client, order.contactName),
    receivedAt: parameters.quarantineClock === 'ARRIVAL' ? letter.receivedAt.getTime() : work.now,
    reason: 'RELEASED',
    proven: true,
  });
  await settleLetter(work, letter, placement);
  return letter;
};

const rawOf = async (work: Work, id: string): Promise<Buffer> => {
  const [row] = await work.em.execute<{ raw: Buffer }[]>('select raw from incoming_letter where id = ?', [id]);
  if (!row) throw refusal('NOT_FOUND', { field: ['letterId'] });
  return row.raw;
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

import { LockMode } from '@mikro-orm/core';
import { Contact } from '../clients/contact.entity.ts';
import { isArchived } from '../correspondence/archive.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Happening, Work } from '../platform/work.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { livingTicketForAct } from '../tickets/links.ts';
import { settleLetter } from '../mail/deciding.ts';
import { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import { inspected } from '../mail/inspecting.ts';
import { joinLetter } from '../mail/joining.ts';
import type { ReadLetter } from '../mail/letterReading.ts';
import { rawOf } from '../mail/rawLetter.ts';
import { readForPeople } from '../mail/readingForPeople.ts';
import { nameOf } from '../mail/sender.ts';
import { asWritten, isPassedOn } from './passedOn.ts';

const clause = '4.9';

/** A letter that waits beside a ticket, locked. */
const unverifiedForAct = async (work: Work, letterId: string): Promise<IncomingLetter> => {
  const letter = isUuid(letterId) ? await work.em.findOne(IncomingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!letter) throw refusal('NOT_FOUND', { field: ['letterId'] });
  if (letter.outcome !== 'QUARANTINED' || !letter.namedTicket) throw refusal('ACT_NOT_POSSIBLE', { field: ['letterId'], clause, params: { status: letter.outcome ?? '…' } });
  return letter;
};

/** Who is shown as the author: the client's contact where the address is one, else whatever the letter says, with its address. */
const authorOf = async (work: Work, { authors: [author] }: ReadLetter, clientId: string): Promise<{ contact: Contact | null; authorName: string }> => {
  if (!author) return { contact: null, authorName: '—' };
  const contact = await work.em.findOne(Contact, { email: author.address, client: clientId });
  return { contact, authorName: contact?.name ?? `${nameOf(author)} <${author.address}>`.slice(0, 200).toWellFormed() };
};

/**
 * §4.4, §4.9: staff says that a letter belongs to the ticket that it names. It becomes a message of the client like any other, as of
 * now or of its arrival, as the regulation in force has it for released letters (R14). Whoever is no contact of the client stays
 * none: they get no letter and see nothing. Of what a colleague passed on they say who wrote it (§4.1): a colleague never speaks as the client.
 */
export const acceptUnverifiedLetter = async (work: Work, { letterId, writtenBy }: { letterId: string; writtenBy?: string | null | undefined }): Promise<IncomingLetter> => {
  const letter = await unverifiedForAct(work, letterId);
  const asRead = await inspected(await readForPeople(letter, () => rawOf(work, letter.id)));
  const ticket = await livingTicketForAct(work, null, letter.namedTicket?.id ?? '');
  const read = await asWritten(work, asRead, letter, { writtenBy, clientId: ticket.client.id });
  if (read.authors.length === 0 && (await isPassedOn(work, asRead, letter))) throw refusal('REQUIRED_FIELD_MISSING', { field: ['writtenBy'], clause: '4.1' });
  if (isArchived(ticket, work.now)) throw refusal('TICKET_CLOSED', { field: ['letterId'], clause: '4.4' });
  const { parameters } = ruleBookAt(work.now);
  await settleLetter(work, letter, await joinLetter(work, ticket, read, {
    ...(await authorOf(work, read, ticket.client.id)),
    receivedAt: parameters.quarantineClock === 'ARRIVAL' ? letter.receivedAt.getTime() : work.now,
    machine: false,
    reason: 'RELEASED',
  }));
  return letter;
};

/** §4.9: staff says that a letter has nothing to do with the ticket that it names. It goes on waiting in the quarantine. */
export const setUnverifiedLetterAside = async (work: Work, { letterId }: { letterId: string }): Promise<IncomingLetter> => {
  const letter = await unverifiedForAct(work, letterId);
  await work.record({ type: 'LETTER_SET_ASIDE', subjectType: 'letter', subjectId: letter.id, payload: { ticketId: letter.namedTicket?.id ?? null } });
  letter.namedTicket = null;
  return letter;
};

/** R17: letters that wait beside a merged ticket wait beside the one that goes on. */
export const followMerging = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  if (payload?.['survivorId'] === subjectId) await work.em.nativeUpdate(IncomingLetter, { namedTicket: String(payload['mergedId']) }, { namedTicket: subjectId });
};

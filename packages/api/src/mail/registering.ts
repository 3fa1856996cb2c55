import { attachLetterFiles, sortLetterFiles } from '../attachments/letterFiles.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { noteThreadReference } from '../outgoing/letters.ts';
import { languageFor } from '../clients/language.ts';
import { newId } from '../platform/identity.ts';
import type { Work } from '../platform/work.ts';
import { ResponseObligation } from '../sla/responseObligation.entity.ts';
import { registerTicket } from '../tickets/registration.ts';
import { burstOf, burstRemark } from './burst.ts';
import { heardLanguage } from './heardLanguage.ts';
import type { ReadLetter } from './letterReading.ts';
import type { LetterReason } from './letterReason.ts';
import { requestTextOf } from './letterText.ts';
import type { Placement } from './placement.ts';
import { nameOf, ownNameOf, type Sender } from './sender.ts';
import { remarksOf, shownHtml } from './shownLetter.ts';

export type AcceptedSender = Exclude<Sender, { kind: 'REFUSED' }>;

/** One letter of an address after another, so that a new colleague is written down once and a stranger is asked once. */
export const lockAddress = async (work: Work, address: string): Promise<void> => {
  await work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 1))', [address]);
};

/** Whether nothing proves that this sender wrote, where that is asked for (decision 0062). */
const isUnproven = (sender: AcceptedSender): boolean => sender.kind !== 'NAMED' && sender.unproven === true;

/**
 * The contact who wrote; a colleague at a client's domain becomes one (§4.1). An unproven letter tells nothing of a contact whom the desk knows: neither that the address is there nor its language (§4.9). Null when there is no address.
 * @param proven whether the letter itself proves who wrote it, whatever staff say of it
 */
export const contactOfSender = async (work: Work, sender: AcceptedSender, read: Pick<ReadLetter, 'subject' | 'text' | 'authors'>, proven: boolean): Promise<Contact | null> => {
  const contact = await knownOrNew(work, sender, read.authors, proven);
  if (!contact) return null;
  // of somebody who is known for certain it tells nothing
  if (isUnproven(sender) && !contact.unproven) return contact;
  const heard = heardLanguage(contact.heardLocale ?? null, { ...read, name: contact.name });
  // every change makes a form stale that somebody has open
  if (heard !== (contact.heardLocale ?? null)) contact.heardLocale = heard;
  return contact;
};

/**
 * Whoever was known by letters that prove nothing is proven now: under the name of this letter, for the former one somebody else may have given. A letter
 * that gives no name takes away none, and leaves open whether the former one is theirs.
 */
const becomeProven = async (work: Work, contact: Contact, [author]: ReadLetter['authors']): Promise<void> => {
  if (!author) return;
  const given = ownNameOf(author);
  // what stands before the @ is nobody's word
  if (given === '' && contact.name !== nameOf(author)) return;
  contact.unproven = false;
  const name = given || contact.name;
  if (name === contact.name) return;
  contact.name = name;
  await work.record({ type: 'CONTACT_UPDATED', subjectType: 'contact', subjectId: contact.id, subjectVersion: contact.version + 1, clientId: contact.client.id, payload: { changed: ['name'] } });
};

const knownOrNew = async (work: Work, sender: AcceptedSender, authors: ReadLetter['authors'], proven: boolean): Promise<Contact | null> => {
  if (sender.kind === 'NAMED') return null;
  if (sender.kind === 'CONTACT') {
    const contact = await work.em.findOneOrFail(Contact, { id: sender.contactId });
    if (!isUnproven(sender)) {
      // whoever writes is there: three returns count in a row only
      if (contact.hardReturns > 0 && !contact.lettersStoppedAt) contact.hardReturns = 0;
      if (proven && contact.unproven) await becomeProven(work, contact, authors);
    }
    return contact;
  }
  const known = await work.em.findOne(Contact, { email: sender.address });
  if (known) return known;
  const contact = work.em.create(Contact, { id: newId(), client: work.em.getReference(Client, sender.clientId), name: sender.name, email: sender.address, unproven: isUnproven(sender) });
  await work.record({ type: 'CONTACT_CREATED', subjectType: 'contact', subjectId: contact.id, clientId: sender.clientId, payload: { source: 'MAIL' } });
  return contact;
};

/** §4.1, §4.2: the letter becomes a request of the client; its arrival starts the term (R14). */
export const registerLetter = async (
  work: Work,
  read: ReadLetter,
  as: { sender: AcceptedSender; receivedAt: number; reason: LetterReason | null; echo: boolean; proven: boolean },
): Promise<Placement> => {
  const client = await work.em.findOneOrFail(Client, { id: as.sender.clientId });
  const contact = await contactOfSender(work, as.sender, read, as.proven);
  const { accepted, left } = sortLetterFiles(read.files);
  const burst = contact ? await burstOf(work, contact, as.receivedAt) : null;
  const ticket = await registerTicket(work, {
    client,
    contact,
    authorName: as.sender.name,
    channel: 'EMAIL',
    ...requestTextOf({ ...read, files: [] }, languageFor(contact, client)),
    html: shownHtml(read, accepted),
    remarks: [...remarksOf(read, left), ...(burst === null ? [] : [burstRemark(burst)])],
    burstOfId: burst?.id ?? null,
    receivedAt: as.receivedAt,
    echo: as.echo,
    unproven: isUnproven(as.sender),
  });
  if (read.messageHeaderId) noteThreadReference(work, ticket, read.messageHeaderId);
  // the first promise names the message for which it was made
  const obligation = ticket.obligationId ? await work.em.findOne(ResponseObligation, { id: ticket.obligationId }) : null;
  if (obligation?.messageId) await attachLetterFiles(work, obligation.messageId, accepted);
  return { outcome: 'REGISTERED', reason: as.reason, ticket, messageId: obligation?.messageId ?? null };
};

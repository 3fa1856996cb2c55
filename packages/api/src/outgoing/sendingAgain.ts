import { LockMode } from '@mikro-orm/core';
import { letterStatuses } from '@reglament/schema';
import { Contact } from '../clients/contact.entity.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { answerLeavesAt } from '../sla/answering.ts';
import { isUnreached } from './attending.ts';
import { isWrittenByPeople, whenOpen } from './openingHours.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import { addressesOf, lastWriterOf } from './recipients.ts';
import { isWaitedFor } from './waitedFor.ts';

const clause = '4.6';
const stoppedWords = { ru: 'письма контакту остановлены: исправьте адрес или возобновите письма', en: 'letters to the contact are stopped: correct the address or resume letters' };
const inactiveWords = { ru: 'контактное лицо отмечено неактивным: сообщите клиенту другим путём', en: 'the contact is marked inactive: tell the client in another way' };
const nobodyWords = { ru: 'у контакта обращения нет адреса', en: 'the contact of the ticket has no address' };

/** An address of a letter, and the one to which it goes now: that of its contact today, since it may have been corrected. */
interface Addressee {
  written: string;
  to: string;
}

/** Whose letter it is: the contact of its ticket, and of an answer whoever had written last by then. */
const contactsOf = async (work: Work, { ticket, messageId, createdAt, templateKey }: OutgoingLetter): Promise<Contact[]> => {
  if (!ticket || templateKey.startsWith('staff.')) return [];
  const writer = messageId ? await lastWriterOf(work, ticket, createdAt) : null;
  return [...new Map([ticket.contact, writer].flatMap((contact) => (contact ? [[contact.id, contact]] : []))).values()];
};

/** The addresses of a letter with those to which it goes now: one that none of these contacts has any more is that of the contact whose own is not among them, in their order. */
const addresseesOf = ({ toAddress }: OutgoingLetter, contacts: readonly Contact[]): Addressee[] => {
  const written = toAddress.split(', ').filter(Boolean);
  const stale = written.filter((address) => contacts.every(({ email }) => email.toLowerCase() !== address));
  const corrected = addressesOf(...contacts.filter(({ email }) => !written.includes(email.toLowerCase())));
  // without an address, or where it was that of a contact who gets no letters now, there is nobody but the contacts
  if (written.length - stale.length === 0 && written.length < 2 && contacts.length > 0) return corrected.map((to) => ({ written: to, to }));
  const today = corrected.length === stale.length ? corrected : [];
  return written.map((address) => ({ written: address, to: today[stale.indexOf(address)] ?? address }));
};

/** Whom a letter has not reached, as far as is known: of several addresses those that refused it or from which it came back. */
const unreachedOf = (letter: OutgoingLetter, all: readonly Addressee[]): readonly Addressee[] => {
  if (all.length === 1) return all;
  const failed = all.filter(({ written }) => letter.refused.some((one) => one.address === written.toLowerCase()) || letter.lastError?.toLowerCase().includes(written.toLowerCase()));
  return failed.length > 0 ? failed : all;
};

/** §4.6: what people wrote leaves in opening hours, whoever sends it again: an answer by the version of its ticket, all else by the one in force. */
const leavesAt = (work: Work, letter: OutgoingLetter): number => {
  const { ticket, messageId } = letter;
  if (ticket && messageId) return answerLeavesAt(ruleBookOf(ticket.regulationVersion.id).calendar, work.now, false);
  return isWrittenByPeople(letter) ? whenOpen(work) : work.now;
};

/**
 * R16 (§4.6): staff send a letter again that failed or came back, from all its addresses or some: to those that it did not reach, each as
 * its contact has it today. The task of an answer or a confirmation ends when a server has taken it.
 * @throws refusal ACT_NOT_POSSIBLE for any other letter, one that has nobody to go to, one to an address where letters were stopped, and one to whoever left the client
 */
export const sendLetterAgain = async (work: Work, { letterId }: { letterId: string }): Promise<OutgoingLetter> => {
  const letter = isUuid(letterId) ? await work.em.findOne(OutgoingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!letter) throw refusal('NOT_FOUND', { field: ['letterId'] });
  const impossible = (status: { ru: string; en: string }) => refusal('ACT_NOT_POSSIBLE', { field: ['letterId'], clause, params: { status } });
  if (!isUnreached(letter)) throw impossible(letterStatuses[letter.status]);
  await work.em.populate(letter, ['ticket', 'ticket.contact']);
  const contacts = await contactsOf(work, letter);
  const all = addresseesOf(letter, contacts);
  const unreached = unreachedOf(letter, all);
  const to = unreached.map((one) => one.to);
  // without an address the contacts themselves say why
  const whom = to.length === 0 ? { id: { $in: contacts.map(({ id }) => id) } } : { email: { $in: to } };
  if ((await work.em.count(Contact, { ...whom, active: false })) > 0) throw impossible(inactiveWords);
  if ((await work.em.count(Contact, { ...whom, lettersStoppedAt: { $ne: null } })) > 0) throw impossible(stoppedWords);
  if (to.length === 0) throw impossible(nobodyWords);
  letter.pendingTo = all.length > to.length ? to.join(', ') : null;
  letter.toAddress = all.map((one) => (unreached.includes(one) ? one.to : one.written)).join(', ');
  letter.refused = [];
  letter.dismissedAt = null;
  letter.status = 'WAITING';
  letter.sendAfter = new Date(leavesAt(work, letter));
  letter.nextAttemptAt = letter.sendAfter;
  letter.attempts = 0;
  letter.unkept = 0;
  letter.firstAttemptAt = null;
  letter.triedSince = null;
  letter.sentAt = null;
  letter.serverAway = false;
  letter.lastError = null;
  letter.serverAnswer = null;
  // the task ends with the delivery, as that of a delay does (see settling.ts)
  letter.delayedAt = isWaitedFor(letter) ? (letter.ticket?.undeliveredAt ?? null) : null;
  await work.record({ type: 'LETTER_SENT_AGAIN', subjectType: 'letter', subjectId: letter.id, payload: { to: to.join(', '), number: letter.ticket?.number ?? null } });
  return letter;
};

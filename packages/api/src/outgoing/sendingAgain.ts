import { LockMode } from '@mikro-orm/core';
import { letterStatuses } from '@reglament/schema';
import { Contact } from '../clients/contact.entity.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { answerLeavesAt } from '../sla/answering.ts';
import { isWrittenByPeople, whenOpen } from './openingHours.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import { addressesOf, lastWriterOf } from './recipients.ts';
import { isWaitedFor } from './waitedFor.ts';

const clause = '4.6';
const stoppedWords = { ru: 'письма контакту остановлены: исправьте адрес или возобновите письма', en: 'letters to the contact are stopped: correct the address or resume letters' };
const inactiveWords = { ru: 'контактное лицо отмечено неактивным: сообщите клиенту другим путём', en: 'the contact is marked inactive: tell the client in another way' };
const nobodyWords = { ru: 'у контакта обращения нет адреса', en: 'the contact of the ticket has no address' };

/**
 * Whom a letter has not reached, as far as is known: the address of its contact today, since it may have been corrected; of several
 * those that refused it or from which it came back.
 */
const unreachedOf = async (work: Work, letter: OutgoingLetter): Promise<string[]> => {
  const written = letter.toAddress.split(', ').filter(Boolean);
  const failed = written.filter((address) => letter.refused.some((one) => one.address === address.toLowerCase()) || letter.lastError?.toLowerCase().includes(address.toLowerCase()));
  if (written.length > 1) return failed.length > 0 ? failed : written;
  const { ticket } = letter;
  const known = ticket && !letter.templateKey.startsWith('staff.') ? addressesOf(ticket.contact, letter.messageId ? await lastWriterOf(work, ticket) : null) : [];
  const [address] = written;
  return known.length === 0 || (address !== undefined && known.includes(address)) ? written : known;
};

/** §4.6: what people wrote leaves in opening hours, whoever sends it again: an answer by the version of its ticket, all else by the one in force. */
const leavesAt = (work: Work, letter: OutgoingLetter): number => {
  const { ticket, messageId } = letter;
  if (ticket && messageId) return answerLeavesAt(ruleBookOf(ticket.regulationVersion.id).calendar, work.now, false);
  return isWrittenByPeople(letter) ? whenOpen(work) : work.now;
};

/**
 * R16 (§4.6): staff send a letter again that failed or came back: to the address of its contact today; of several to those that it did
 * not reach. The task of an answer or a confirmation ends when a server has taken it.
 * @throws refusal ACT_NOT_POSSIBLE for any other letter, one that has nobody to go to, one to an address where letters were stopped, and one to whoever left the client
 */
export const sendLetterAgain = async (work: Work, { letterId }: { letterId: string }): Promise<OutgoingLetter> => {
  const letter = isUuid(letterId) ? await work.em.findOne(OutgoingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!letter) throw refusal('NOT_FOUND', { field: ['letterId'] });
  const impossible = (status: { ru: string; en: string }) => refusal('ACT_NOT_POSSIBLE', { field: ['letterId'], clause, params: { status } });
  if (letter.status !== 'FAILED' && letter.status !== 'RETURNED') throw impossible(letterStatuses[letter.status]);
  await work.em.populate(letter, ['ticket', 'ticket.contact']);
  const to = await unreachedOf(work, letter);
  const stopped = await work.em.count(Contact, { email: { $in: to }, lettersStoppedAt: { $ne: null } });
  if (stopped > 0 || letter.ticket?.contact?.lettersStoppedAt) throw impossible(stoppedWords);
  if ((await work.em.count(Contact, { email: { $in: to }, active: false })) > 0) throw impossible(inactiveWords);
  if (to.length === 0) throw impossible(nobodyWords);
  const isPart = letter.toAddress.split(', ').length > to.length;
  letter.pendingTo = isPart ? to.join(', ') : null;
  if (!isPart) letter.toAddress = to.join(', ');
  letter.refused = [];
  letter.status = 'WAITING';
  letter.sendAfter = new Date(leavesAt(work, letter));
  letter.nextAttemptAt = letter.sendAfter;
  letter.attempts = 0;
  letter.firstAttemptAt = null;
  letter.sentAt = null;
  letter.serverAway = false;
  letter.lastError = null;
  // the task ends with the delivery, as that of a delay does (see dispatch.ts)
  letter.delayedAt = isWaitedFor(letter) ? (letter.ticket?.undeliveredAt ?? null) : null;
  await work.record({ type: 'LETTER_SENT_AGAIN', subjectType: 'letter', subjectId: letter.id, payload: { to: to.join(', '), number: letter.ticket?.number ?? null } });
  return letter;
};

import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { TicketLink } from '../tickets/ticketLink.entity.ts';
import { confirmationKey } from './confirmationKey.ts';
import { ticketOfEvent, writeAnew, writeLetter, type AutomaticReply, type LetterOrder } from './letters.ts';
import type { OutgoingLetter } from './outgoingLetter.entity.ts';
import { isUnconfirmed } from './noticeRecipients.ts';
import { addressesOf } from './recipients.ts';
import { mayReply } from './replyCaps.ts';
import { ticketValues } from './ticketValues.ts';

/** The request that a new one was split from. */
const formerOf = (work: Work, number: string): Promise<Ticket | null> => (number === '' ? Promise.resolve(null) : work.em.findOne(Ticket, { number }));

/** What the confirmation of a request says as things stand. */
const confirmationOf = (ticket: Ticket, splitFrom: string): LetterOrder => ({
  templateKey: 'ticket.accepted',
  ticket,
  to: addressesOf(ticket.contact),
  locale: ticket.locale,
  values: { ...ticketValues(ticket, ruleBookOf(ticket.regulationVersion.id).parameters), 'split.from': splitFrom },
  deduplicationKey: confirmationKey(ticket.id),
});

/**
 * §4.2, §4.4, §4.9: every accepted request is confirmed once, by day and by night: its number, its priority and who chose it,
 * when the answer is due, what §4.5 asks for and the request lacks. The confirmation is what makes the request accepted, so one
 * that has nobody to go to is kept as not delivered, for staff to see; one beyond the caps on replies waits until they let it go, as does
 * that of a request which was split from such a one.
 */
export const confirmRegistration = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const splitFrom = typeof payload?.['splitFrom'] === 'string' ? payload['splitFrom'] : '';
  const to = addressesOf(ticket.contact);
  const answersAt = ticket.receivedAt.getTime();
  const unproven = payload?.['unproven'] === true;
  const former = await formerOf(work, splitFrom);
  const isReply = ticket.channel === 'EMAIL' && splitFrom === '' && to.length > 0;
  const isHeld = to.length > 0 && (former ? await isUnconfirmed(work, former) : isReply && !(await mayReply(work, to, answersAt, unproven)));
  const automaticReply: AutomaticReply = { what: isHeld ? 'HOLD' : 'SEND', answersAt, unproven };
  await writeLetter(work, { ...confirmationOf(ticket, splitFrom), ...(isReply || isHeld ? { automaticReply } : {}) });
};

/** §4.2: a confirmation that was held back promises what holds when it leaves, at the address of today. */
export const confirmAnew = async (work: Work, letter: OutgoingLetter, ticketId: string): Promise<void> => {
  const ticket = await ticketOfEvent(work, ticketId);
  const [link] = await work.em.find(TicketLink, { fromTicket: ticket, kind: 'SPLIT_FROM' }, { populate: ['toTicket'], limit: 1 });
  await writeAnew(work, letter, confirmationOf(ticket, link?.toTicket.number ?? ''));
};

import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { ticketOfEvent, writeLetter } from './letters.ts';
import { addressesOf } from './recipients.ts';
import { mayReply } from './replyCaps.ts';
import type { TemplateValues } from './rendering.ts';
import { ticketValues } from './ticketValues.ts';

/** The purpose of a ticket's one confirmation. */
export const confirmationKey = (ticketId: string): string => `confirmation:${ticketId}`;

/** Whoever writes in somebody else's name must not make the desk send that person words of theirs. */
const silent: TemplateValues = { 'ticket.subject': '', 'contact.name': '' };

/**
 * §4.2, §4.4, §4.9: every accepted request is confirmed once, by day and by night: its number, its priority and who chose it,
 * when the answer is due, what §4.5 asks for and the request lacks. The confirmation is what makes the request accepted, so one
 * that has nobody to go to is kept as not delivered, for staff to see; one beyond the caps on replies waits until they let it go.
 */
export const confirmRegistration = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const splitFrom = typeof payload?.['splitFrom'] === 'string' ? payload['splitFrom'] : '';
  const to = addressesOf(ticket.contact);
  const answersAt = ticket.receivedAt.getTime();
  const unproven = payload?.['unproven'] === true;
  const isReply = ticket.channel === 'EMAIL' && splitFrom === '' && to.length > 0;
  await writeLetter(work, {
    ...(isReply ? { automaticReply: { what: (await mayReply(work, to, answersAt, unproven)) ? 'SEND' : 'HOLD', answersAt, unproven } as const } : {}),
    templateKey: 'ticket.accepted',
    ticket,
    to,
    locale: ticket.locale,
    values: { ...ticketValues(ticket, ruleBookOf(ticket.regulationVersion.id).parameters), 'split.from': splitFrom, ...(payload?.['echo'] === false ? silent : {}) },
    deduplicationKey: confirmationKey(ticket.id),
  });
};

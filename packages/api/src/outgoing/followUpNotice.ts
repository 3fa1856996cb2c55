import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { Message } from '../tickets/message.entity.ts';
import { ticketOfEvent, writeLetter } from './letters.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import { silent } from './echo.ts';
import { noticeAddressesOf } from './noticeRecipients.ts';
import { mayReply } from './replyCaps.ts';
import { ticketValues } from './ticketValues.ts';
import { languageOfLetter, writtenInstant } from './wording.ts';

const quietMilliseconds = 30 * 60_000;

/** The purpose of the notice that answers one message of the client. */
export const followUpKey = (messageId: string): string => `followUp:${messageId}`;

/**
 * §4.2, §4.12: whoever adds to a request is told that it arrived and when the answer is due; once in half an hour and ticket,
 * so that neither a hasty writer nor two machines make a flood, and within the caps on replies. A machine's letter is never answered (R15), nor one that another desk may have written. What proves nothing is not repeated.
 */
export const confirmFollowUp = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  if (payload?.['machine'] === true || payload?.['silent'] === true) return;
  const ticket = await ticketOfEvent(work, subjectId);
  const message = await work.em.findOneOrFail(Message, { id: String(payload?.['messageId']) });
  if (message.contact) await work.em.populate(message, ['contact']);
  const to = await noticeAddressesOf(work, ticket, message.contact ?? ticket.contact);
  if (to.length === 0) return;
  const recent = await work.em.count(OutgoingLetter, { ticket, templateKey: 'ticket.followUp', createdAt: { $gt: new Date(work.now - quietMilliseconds) } });
  if (recent > 0) return;
  const isReply = message.channel === 'EMAIL';
  const answersAt = message.writtenAt.getTime();
  if (isReply && !(await mayReply(work, to, answersAt, false))) return;
  const { parameters } = ruleBookOf(ticket.regulationVersion.id);
  await writeLetter(work, {
    templateKey: 'ticket.followUp',
    ...(isReply ? { automaticReply: { what: 'SEND', answersAt, unproven: false } } : {}),
    ticket,
    to,
    locale: ticket.locale,
    values: {
      ...ticketValues(ticket, parameters),
      'contact.name': (message.contact ?? ticket.contact)?.name ?? '',
      'message.receivedAt': writtenInstant(message.writtenAt.getTime(), parameters.timeZone, languageOfLetter(ticket.locale)),
      ...(payload?.['echo'] === false ? silent : {}),
    },
    deduplicationKey: followUpKey(message.id),
  });
};

import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { Message } from '../tickets/message.entity.ts';
import { ticketOfEvent, writeLetter } from './letters.ts';
import { addressesOf, lastWriterOf } from './recipients.ts';
import { ticketValues } from './ticketValues.ts';

/**
 * §4.6: an answer goes to the client in writing and leaves in opening hours. It is a person's letter: it goes to the contact of
 * the request and to whoever of the client wrote last. A question to the client (§4.13) goes the same way in words of its own.
 */
export const sendAnswer = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const message = await work.em.findOneOrFail(Message, { id: String(payload?.['messageId']) });
  await writeLetter(work, {
    templateKey: message.question ? 'ticket.infoRequest' : 'ticket.answer',
    ticket,
    messageId: message.id,
    to: addressesOf(ticket.contact, await lastWriterOf(work, ticket)),
    locale: ticket.locale,
    values: {
      ...ticketValues(ticket, ruleBookOf(ticket.regulationVersion.id).parameters),
      'message.body': message.body,
      'message.author': message.authorName,
    },
    deduplicationKey: `answer:${message.id}`,
    ...(message.leavesAt ? { sendAfter: message.leavesAt.getTime() } : {}),
  });
};

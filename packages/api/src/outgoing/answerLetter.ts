import { filesNamedIn } from '../attachments/attaching.ts';
import { Attachment } from '../attachments/attachment.entity.ts';
import { attachmentLimits } from '../attachments/attachmentLimits.ts';
import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { Message } from '../tickets/message.entity.ts';
import { enclose, mentionedInHtml, withMentioned } from './enclosures.ts';
import { ticketOfEvent, writeLetter } from './letters.ts';
import { lastWriterOf, readersOf } from './recipients.ts';
import { ticketValues } from './ticketValues.ts';
import { languageOfLetter } from './wording.ts';

/** The files of the answer in their order, as this act has just attached them. */
const filesOf = async (work: Work, payload: Happening['payload']): Promise<Attachment[]> => {
  const ids = filesNamedIn(payload);
  return ids.length === 0 ? [] : (await work.em.find(Attachment, { id: { $in: ids } })).toSorted((a, b) => a.position - b.position);
};

/**
 * §4.6: an answer goes to the client in writing and leaves in opening hours. It is a person's letter: it goes to the contact of
 * the request and to whoever of the client wrote last. A question to the client (§4.13) goes the same way in words of its own.
 */
export const sendAnswer = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const message = await work.em.findOneOrFail(Message, { id: String(payload?.['messageId']) });
  const { to, greeting } = readersOf(ticket.contact, await lastWriterOf(work, ticket));
  const { enclosed, left } = enclose(await filesOf(work, payload), attachmentLimits().bytesPerLetter);
  await writeLetter(work, {
    templateKey: message.question ? 'ticket.infoRequest' : 'ticket.answer',
    ticket,
    messageId: message.id,
    messageHtml: message.bodyHtml ? `${message.bodyHtml}${mentionedInHtml(left, languageOfLetter(ticket.locale), ticket.number)}` : null,
    attachmentIds: enclosed.map(({ id }) => id),
    to,
    locale: ticket.locale,
    values: {
      ...ticketValues(ticket, ruleBookOf(ticket.regulationVersion.id).parameters),
      ...greeting,
      'message.body': withMentioned(message.body, left, languageOfLetter(ticket.locale), ticket.number),
      'message.author': message.authorName,
    },
    deduplicationKey: `answer:${message.id}`,
    ...(message.leavesAt ? { sendAfter: message.leavesAt.getTime() } : {}),
  });
};

import { ticketOfEvent, writeLetter } from '../outgoing/letters.ts';
import { lastWriterOf, readersOf } from '../outgoing/recipients.ts';
import { ticketValues } from '../outgoing/ticketValues.ts';
import { languageOfLetter, writtenInstant } from '../outgoing/wording.ts';
import type { Happening, Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { Message } from '../tickets/message.entity.ts';

/** §4.13: reminds the people who were asked, once, with the question itself; a machine's letter, it answers nothing that is owed (R5). */
export const remindClient = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const { parameters } = ruleBookOf(ticket.regulationVersion.id);
  const question = await work.em.findOneOrFail(Message, { id: String(payload?.['messageId']) });
  const askedAt = new Date(String(payload?.['askedAt'])).getTime();
  const { to, greeting } = readersOf(ticket.contact, await lastWriterOf(work, ticket));
  await writeLetter(work, {
    templateKey: 'ticket.questionReminder',
    ticket,
    to,
    locale: ticket.locale,
    values: { ...ticketValues(ticket, parameters), ...greeting, 'message.body': question.body, 'question.askedAt': writtenInstant(askedAt, parameters.timeZone, languageOfLetter(ticket.locale)) },
    deduplicationKey: `questionReminder:${question.id}`,
  });
};

import { postponementReasons, type PostponementReason } from '@reglament/schema';
import { writtenDate } from '../calendar/localDate.ts';
import { ticketOfEvent, writeLetter } from '../outgoing/letters.ts';
import { lastWriterOf, readersOf } from '../outgoing/recipients.ts';
import { ticketValues } from '../outgoing/ticketValues.ts';
import { languageOfLetter } from '../outgoing/wording.ts';
import type { Happening, Work } from '../platform/work.ts';
import { categoryIn, ruleBookOf } from '../regulation/ruleBook.ts';
import { Message } from '../tickets/message.entity.ts';
import { clauseOfReason, isAboutThirdParty, nextStep } from './decisionWords.ts';
import { Postponement } from './postponement.entity.ts';

const isReason = (value: unknown): value is PostponementReason => typeof value === 'string' && value in postponementReasons;

/**
 * §4.13: the client is told once what was decided, for which reason in the words of the ticket's version and by which clause, whom else to
 * ask (§2.3), and when a postponed question is taken up again and what is needed for it. It is a person's letter: it goes where an answer would go, and leaves when an answer would (§4.6).
 */
export const tellDecision = async (work: Work, { type, subjectId, payload }: Happening): Promise<void> => {
  const ticket = await ticketOfEvent(work, subjectId);
  const { parameters } = ruleBookOf(ticket.regulationVersion.id);
  const message = await work.em.findOneOrFail(Message, { id: String(payload?.['messageId']) });
  const { reason, reviewOn, postponementId } = payload ?? {};
  if (!isReason(reason)) throw new Error(`${type} names no reason of §4.13`);
  const wording = parameters.reasons.find(({ code }) => code === reason);
  const language = languageOfLetter(ticket.locale);
  const { to, greeting } = readersOf(ticket.contact, await lastWriterOf(work, ticket));
  const { categoryCode } = await work.em.findOneOrFail(Postponement, { id: String(postponementId) });
  const category = categoryCode ? categoryIn(ticket.regulationVersion.id, categoryCode) : null;
  await writeLetter(work, {
    templateKey: type === 'TICKET_POSTPONED' ? 'ticket.postponed' : 'ticket.rejected',
    ticket,
    messageId: message.id,
    to,
    locale: ticket.locale,
    values: {
      ...ticketValues(ticket, parameters),
      ...greeting,
      'message.body': message.body,
      'message.author': message.authorName,
      'reason.name': (language === 'ru' ? wording?.labelRu : wording?.labelEn) ?? postponementReasons[reason][language],
      'reason.clause': clauseOfReason(category),
      'reason.thirdParty': isAboutThirdParty(category),
      'next.step': nextStep[reason][language],
      'review.on': typeof reviewOn === 'string' ? writtenDate(reviewOn) : '',
    },
    deduplicationKey: `decision:${message.id}`,
    ...(message.leavesAt ? { sendAfter: message.leavesAt.getTime() } : {}),
  });
};

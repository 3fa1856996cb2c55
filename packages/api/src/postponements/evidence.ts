import { evidenceOf, type PostponementEvidence, type PostponementReason } from '@reglament/schema';
import { optional, type Place } from '../platform/input/fields.ts';
import { asSent, invalid, line, text } from '../platform/input/values.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { categoryIn } from '../regulation/ruleBook.ts';
import { wholeOf } from '../tickets/links.ts';
import { Message } from '../tickets/message.entity.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { evidenceFault } from './requiredEvidence.ts';

const clause = '4.13';
const place = (field: PostponementEvidence): Place => ({ field, clause });

/** The proof as an input names it. */
export type SentEvidence = { [Field in PostponementEvidence]?: string | null | undefined };

/** The proof as the record keeps it. */
export interface Evidence {
  testedConfiguration: string | null;
  question: Message | null;
  needed: string | null;
  categoryCode: string | null;
  aboutMessage: Message | null;
}

const notFound = (field: PostponementEvidence): Error => refusal('NOT_FOUND', { field: [field], clause });

const messageOf = async (work: Work, ticket: Ticket, id: string, side: 'CLIENT' | 'STAFF', field: PostponementEvidence): Promise<Message> => {
  const message = isUuid(id) ? await work.em.findOne(Message, { id, side, ticket: { $in: await wholeOf(work, ticket.id) } }) : null;
  if (!message) throw notFound(field);
  return message;
};

/** The client was really asked: a question of ours that has left. */
const askedQuestion = async (work: Work, ticket: Ticket, id: string): Promise<Message> => {
  const question = await messageOf(work, ticket, id, 'STAFF', 'questionId');
  if (!question.question || !question.leavesAt || question.leavesAt > work.at) throw invalid(place('questionId'), { ru: 'это не вопрос клиенту, который уже ушёл', en: 'this is no question to the client that has left' });
  return question;
};

/** §3.13–3.15, §2.3: what the ticket's version of the regulation leaves out of support. */
const uncoveredCategory = (ticket: Ticket, code: string): string => {
  const category = categoryIn(ticket.regulationVersion.id, code);
  if (!category) throw notFound('categoryCode');
  if (category.scope === 'IN') throw invalid(place('categoryCode'), { ru: `входит в поддержку (§${category.clause})`, en: `is covered by support (§${category.clause})` });
  return category.code;
};

/** §4.13: the proof of the reason, checked against the ticket; a proof that is missing or belongs to another reason is refused at its field. */
export const provenBy = async (work: Work, ticket: Ticket, reason: PostponementReason, sent: SentEvidence): Promise<Evidence> => {
  const given = {
    testedConfiguration: optional(text(10_000))(sent.testedConfiguration, place('testedConfiguration')),
    questionId: optional(asSent<string>)(sent.questionId, place('questionId')),
    needed: optional(text(10_000))(sent.needed, place('needed')),
    categoryCode: optional(line(64))(sent.categoryCode, place('categoryCode')),
    messageId: optional(asSent<string>)(sent.messageId, place('messageId')),
  };
  const fault = evidenceFault(reason, given);
  if (fault?.fault === 'MISSING') throw refusal('REASON_NOT_PROVEN', { field: [fault.field], clause });
  if (fault) throw invalid(place(fault.field), { ru: 'относится к другой причине', en: 'belongs to another reason' });
  return {
    testedConfiguration: given.testedConfiguration,
    question: given.questionId === null ? null : await askedQuestion(work, ticket, given.questionId),
    needed: given.needed,
    categoryCode: given.categoryCode === null ? null : uncoveredCategory(ticket, given.categoryCode),
    aboutMessage: given.messageId === null ? null : await messageOf(work, ticket, given.messageId, 'CLIENT', evidenceOf.INCORRECT_OR_UNCONSTRUCTIVE),
  };
};

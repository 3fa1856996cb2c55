import { LockMode } from '@mikro-orm/core';
import { can, rightTerm } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { oweAsBefore, withdrawFromPromises } from '../sla/withdrawing.ts';
import { ticketWithSurvivor } from '../tickets/links.ts';
import { touch } from '../tickets/loading.ts';
import { mergePromises } from '../tickets/merging.ts';
import { Message, type BeforeAnswer } from '../tickets/message.entity.ts';
import { filesOf } from '../tickets/requestFields.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { obstacleToTakingBack } from './takingBack.ts';

const clause = '4.6';
const field = ['messageId'];
const elsewhere = { ru: 'сообщение клиента выделено в другое обращение', en: 'the client’s message was split off into another ticket' };
const decided = { ru: 'это текст решения по §4.13', en: 'this is the text of a decision by §4.13' };

interface Taking {
  message: Message;
  before: BeforeAnswer;
  ticket: Ticket;
  /** Where the correspondence goes on after a merge; mostly the ticket itself. */
  living: Ticket;
}

const takingOf = async (work: Work, viewer: Viewer, messageId: string): Promise<Taking> => {
  const named = { id: isUuid(messageId) ? messageId : null, side: 'STAFF' } as const;
  const known = await work.em.findOne(Message, named, { disableIdentityMap: true });
  if (!known) throw refusal('NOT_FOUND', { field, clause });
  const { ticket, survivor } = await ticketWithSurvivor(work, viewer, known.ticket.id);
  // somebody else may have taken it back before the lock
  const message = await work.em.findOne(Message, named, { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ['bodyHtml'] });
  if (!message) throw refusal('NOT_FOUND', { field, clause });
  const before = message.beforeAnswer ?? null;
  const obstacle = obstacleToTakingBack({ leavesAt: message.leavesAt?.getTime() ?? null, isAnswer: before !== null, byAuthor: before?.authorId === viewer.id || message.staff?.id === viewer.id, byRight: can(viewer, 'tickets.withdraw') }, work.now);
  if (obstacle === 'FORBIDDEN') throw refusal(obstacle, { field, clause, params: { right: rightTerm('tickets.withdraw'), grantedBy: { ru: 'руководитель поддержки', en: 'the head of support' } } });
  if (obstacle || !before) throw refusal(obstacle ?? 'ACT_NOT_POSSIBLE', { field, clause, params: { status: decided } });
  return { message, before, ticket, living: survivor };
};

/** R5: the answer that leaves first among those that were written afterwards: without the one that is taken back it is what answers. */
const nextAnswer = async (work: Work, { message, ticket, living }: Taking): Promise<Message | null> => {
  const since = { $gte: message.writtenAt };
  const places = ticket === living ? [{ ticket, writtenAt: since }] : [{ ticket, writtenAt: since }, { ticket: living, writtenAt: { $gte: ticket.closedAt ?? work.at } }];
  const [next] = await work.em.find(Message, { side: 'STAFF', id: { $ne: message.id }, $or: places }, { orderBy: { leavesAt: 'asc', writtenAt: 'asc', id: 'asc' }, limit: 1 });
  return next ?? null;
};

/** The ticket as it was, as far as nobody changed it since. */
const restore = (ticket: Ticket, { before }: Taking): void => {
  const sinceThen = (at: Date | null | undefined): boolean => at != null && at.toISOString() >= before.at;
  if (ticket.status === before.answered) ticket.status = before.status;
  if (ticket.assignee?.id === before.assignedId) ticket.assignee = null;
  if (sinceThen(ticket.takenAt)) ticket.takenAt = before.takenAt === null ? null : new Date(before.takenAt);
  if (ticket.undeliveredAt == null || sinceThen(ticket.undeliveredAt)) ticket.undeliveredAt = before.undeliveredAt === null ? null : new Date(before.undeliveredAt);
};

/** What is owed again: on the ticket, and after a merge on the one that took over its correspondence (R6, R17). */
const owe = async (work: Work, { ticket, living }: Taking): Promise<void> => {
  const { owed, ended } = await oweAsBefore(work, ruleBookOf(ticket.regulationVersion.id), { ticketId: ticket.id, priority: ticket.priority });
  if (!owed) return;
  if (ended.length > 0) await work.em.nativeUpdate(Message, { obligationId: { $in: ended.map(({ id }) => id) } }, { obligationId: owed.id });
  if (ticket !== living) await mergePromises(work, living, ticket);
  else Object.assign(ticket, { obligationId: owed.id, dueAt: owed.dueAt });
};

/**
 * §4.6, R5: takes back an answer that has not left, as if it had never been written: its letter is cancelled, what it met is owed
 * again as before, status and assignee go back as far as nobody changed them, and the text becomes a draft. What has left stays.
 */
export const withdrawAnswer = async (work: Work, viewer: Viewer, input: { messageId: string }): Promise<Ticket> => {
  const taking = await takingOf(work, viewer, input.messageId);
  const { message, before, ticket, living } = taking;
  const next = await nextAnswer(work, taking);
  const reopened = await withdrawFromPromises(work, { answerId: message.id, next: next && { answerId: next.id, leavesAt: next.leavesAt?.getTime() ?? work.now } });
  if ((await work.em.count(Message, { obligationId: { $in: reopened.map(({ id }) => id) }, ticket: { $ne: ticket } })) > 0) throw refusal('ACT_NOT_POSSIBLE', { field, clause, params: { status: elsewhere } });
  if (!next) {
    await owe(work, taking);
    restore(ticket, taking);
  } else if (next.beforeAnswer) {
    const { authorId, answered, attachmentIds, sentNow } = next.beforeAnswer;
    next.beforeAnswer = { ...before, authorId, answered, attachmentIds, sentNow };
  }
  const payload = { messageId: message.id, leavesAt: message.leavesAt?.toISOString() ?? null, livingId: living.id, obligationId: living.obligationId ?? null, dueAt: living.dueAt?.toISOString() ?? null, ...filesOf(before) };
  const told = [...new Set([ticket, living])].map((one) => ({ one, version: touch(work, one) }));
  for (const { one, version } of told)
    await work.record({ type: 'ANSWER_WITHDRAWN', subjectType: 'ticket', subjectId: one.id, subjectVersion: version, clientId: one.client.id, payload: { number: one.number, ...payload } });
  // its files let go of it first
  await work.em.flush();
  work.em.remove(message);
  return living;
};

import type { PostponementEffect, PostponementReason } from '@reglament/schema';
import type { Viewer } from '../access/viewer.ts';
import { saysToClient } from '../correspondence/publicMessage.ts';
import { personAnswering } from '../correspondence/whoAnswers.ts';
import { newId } from '../platform/identity.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf, type RuleBook } from '../regulation/ruleBook.ts';
import { Staff } from '../staff/staff.entity.ts';
import { requireOpen } from '../tickets/lifecycle.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import { Message } from '../tickets/message.entity.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { provenBy, type SentEvidence } from './evidence.ts';
import { Postponement } from './postponement.entity.ts';
import { openingOf, reviewDayFault, usualReviewDay } from './reviewDay.ts';

const clause = '4.13';

export interface Refusing extends SentEvidence {
  ticketId: string;
  /** Whose words they are; oneself without it. */
  staffId?: string | null | undefined;
  reason: PostponementReason;
  /** The text for the client. */
  body: string;
  /** Sends out of hours at once; a lead's right (§4.6). */
  sendNow?: boolean | null | undefined;
  expectedVersion?: number | null | undefined;
}

export interface Postponing extends Refusing {
  /** YYYY-MM-DD; the usual day without it. */
  reviewOn?: string | null | undefined;
}

/** A reason that the ticket's version does not give cannot be given (§2.4). */
const requireActive = (book: RuleBook, reason: PostponementReason): void => {
  if (!book.parameters.reasons.some(({ code, active }) => code === reason && active))
    throw invalid({ field: 'reason', clause }, { ru: 'в редакции этого обращения такой причины нет', en: 'the version of this ticket knows no such reason' });
};

const reviewDayOf = ({ calendar }: RuleBook, wanted: string | null | undefined, now: number): string => {
  if (!wanted) return usualReviewDay(calendar, now);
  const fault = reviewDayFault(calendar, wanted, now);
  if (fault === 'NOT_AHEAD') throw refusal('REVIEW_NOT_AHEAD', { field: ['reviewOn'] });
  if (fault) throw refusal('REVIEW_NOT_A_WORKING_DAY', { field: ['reviewOn'], params: { date: wanted } });
  return wanted;
};

interface Decision {
  effect: PostponementEffect;
  event: 'TICKET_POSTPONED' | 'TICKET_REFUSED';
  reviewOn: string | null;
}

const decide = async (work: Work, viewer: Viewer, ticket: Ticket, input: Refusing, { effect, event, reviewOn }: Decision): Promise<Ticket> => {
  const by = await personAnswering(work, viewer, input.staffId, clause);
  const evidence = await provenBy(work, ticket, input.reason, input);
  const sent = await saysToClient(work, viewer, ticket, { by, body: input.body, sendNow: input.sendNow, status: effect === 'POSTPONED' ? 'POSTPONED' : 'REJECTED', clause });
  const record = work.em.create(Postponement, {
    id: newId(),
    ticket,
    effect,
    reason: input.reason,
    ...evidence,
    reviewOn,
    message: work.em.getReference(Message, sent.messageId),
    staff: work.em.getReference(Staff, by.id),
    authorName: by.name,
    at: work.at,
  });
  ticket.postponementReason = input.reason;
  await work.record({
    type: event,
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: touch(work, ticket),
    clientId: ticket.client.id,
    payload: { number: ticket.number, postponementId: record.id, reason: input.reason, reviewOn, ...sent },
  });
  return ticket;
};

/** The ticket of such an act: still open, under a version that knows the reason. */
const ticketOf = async (work: Work, viewer: Viewer, { ticketId, expectedVersion, reason }: Refusing): Promise<{ ticket: Ticket; book: RuleBook }> => {
  const ticket = await ticketForAct(work, viewer, ticketId, expectedVersion);
  requireOpen(ticket);
  const book = ruleBookOf(ticket.regulationVersion.id);
  requireActive(book, reason);
  return { ticket, book };
};

/**
 * §4.13: the solution comes later, for exactly one of the five reasons, with its proof, a text for the client and a day on which the
 * question is taken up again. The text answers what is owed (R5); no clock is paused (R8).
 */
export const postponeTicket = async (work: Work, viewer: Viewer, input: Postponing): Promise<Ticket> => {
  const { ticket, book } = await ticketOf(work, viewer, input);
  const reviewOn = reviewDayOf(book, input.reviewOn, work.now);
  ticket.reviewAt = new Date(openingOf(book.calendar, reviewOn));
  return decide(work, viewer, ticket, input, { effect: 'POSTPONED', event: 'TICKET_POSTPONED', reviewOn });
};

/** §4.13: the solution is impossible, for exactly one of the five reasons, with its proof and a text for the client, who can write again (R12). */
export const refuseTicket = async (work: Work, viewer: Viewer, input: Refusing): Promise<Ticket> => {
  const { ticket } = await ticketOf(work, viewer, input);
  ticket.closedAt = work.at;
  return decide(work, viewer, ticket, input, { effect: 'REFUSED', event: 'TICKET_REFUSED', reviewOn: null });
};

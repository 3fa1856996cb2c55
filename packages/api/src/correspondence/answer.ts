import { can } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { newId } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import type { OutOfHoursSender } from '../regulation/regulationParameters.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { answerBody } from './answerBody.ts';
import { answerLeavesAt } from '../sla/answering.ts';
import { meetObligation, openObligationOf } from '../sla/obligationActs.ts';
import { Staff } from '../staff/staff.entity.ts';
import { requireOpen, statusAfterAnswer } from '../tickets/lifecycle.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import { Message } from '../tickets/message.entity.ts';
import { filesOf } from '../tickets/requestFields.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';

export interface AnswerInput {
  ticketId: string;
  /** Plain text; of an answer in HTML it is made from that. */
  body?: string | null | undefined;
  bodyHtml?: string | null | undefined;
  /** A question to the client: it answers too (R5), and the ticket waits for the client. */
  question?: boolean | null | undefined;
  /** Sends out of hours at once; a lead's right (§4.6). */
  sendNow?: boolean | null | undefined;
  /** Files that were uploaded for it. */
  attachmentIds?: readonly string[] | null | undefined;
  expectedVersion?: number | null | undefined;
}

/** §4.6: out of hours a lead sends; or whoever of the staff answers, where the version of the regulation says so. */
const maySendNow = (viewer: Viewer, senders: OutOfHoursSender): boolean => can(viewer, 'tickets.answerNow') || (senders === 'STAFF' && viewer.kind === 'STAFF');

/**
 * A public answer by a person (R5). In opening hours it leaves at once, otherwise at the next opening, unless a lead sends it
 * now (§4.6); the obligation is met by the moment at which it leaves.
 */
export const answerTicket = async (work: Work, viewer: Viewer, input: AnswerInput): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  const { body, bodyHtml, remoteImages } = answerBody(input);
  const book = ruleBookOf(ticket.regulationVersion.id);
  if (input.sendNow && !maySendNow(viewer, book.parameters.outOfHoursSending))
    throw refusal('FORBIDDEN', { field: ['sendNow'], clause: '4.6', params: { right: 'отправлять ответ вне рабочих часов / send out of hours', grantedBy: 'руководитель поддержки / the head of support' } });
  const leaves = answerLeavesAt(book.calendar, work.now, input.sendNow === true);
  const answer = work.em.create(Message, {
    id: newId(),
    ticket,
    side: 'STAFF',
    staff: viewer.kind === 'STAFF' ? work.em.getReference(Staff, viewer.id) : null,
    authorName: viewer.name,
    body,
    bodyHtml,
    remoteImages,
    channel: ticket.channel === 'PAPER' || ticket.channel === 'FAX' ? 'EMAIL' : ticket.channel,
    writtenAt: work.at,
    leavesAt: new Date(leaves),
    question: input.question === true,
  });
  const open = await openObligationOf(work, ticket.id);
  if (open) meetObligation(work, open, { leavesAt: leaves, answerId: answer.id });
  ticket.dueAt = null;
  ticket.undeliveredAt = null;
  ticket.status = statusAfterAnswer(input.question === true);
  ticket.takenAt ??= work.at;
  if (viewer.kind === 'STAFF') ticket.assignee ??= work.em.getReference(Staff, viewer.id);
  await work.record({
    type: 'TICKET_ANSWERED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: touch(work, ticket),
    clientId: ticket.client.id,
    payload: { number: ticket.number, messageId: answer.id, leavesAt: new Date(leaves).toISOString(), held: leaves > work.now, question: input.question === true, obligationId: open?.id ?? null, ...filesOf(input) },
  });
  return ticket;
};

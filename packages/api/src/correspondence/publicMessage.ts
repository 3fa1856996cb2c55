import type { TicketStatus } from '@reglament/schema';
import { can } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { newId } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import type { OutOfHoursSender } from '../regulation/regulationParameters.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { leavesAfterSecondThoughts } from '../sla/answering.ts';
import { meetObligation, openObligationOf } from '../sla/obligationActs.ts';
import { Staff } from '../staff/staff.entity.ts';
import { Message, type BeforeAnswer } from '../tickets/message.entity.ts';
import { bodyOf } from '../tickets/requestFields.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import type { Answering } from './whoAnswers.ts';

/** What staff say to the client. */
export interface PublicMessage {
  /** Whose words they are. */
  by: Answering;
  body: string;
  /** The same with its formatting, safe to show. */
  bodyHtml?: string | null;
  /** How many of its images lie on other servers. */
  remoteImages?: number;
  question?: boolean;
  /** Sends out of hours at once; a lead's right (§4.6). */
  sendNow?: boolean | null | undefined;
  /** Given for what can be taken back until it leaves: for how long it waits even in opening hours. */
  undo?: { milliseconds: number; attachmentIds: readonly string[] };
  /** Where the ticket stands afterwards. */
  status: TicketStatus;
  /** The clause that asks for the text. */
  clause: string;
}

/** What an event tells of a public message; its letter is written from it. */
export type SentMessage = Readonly<{ messageId: string; staffId: string; leavesAt: string; held: boolean; question: boolean; obligationId: string | null }>;

const stateBefore = (work: Work, viewer: Viewer, ticket: Ticket, { by, status, sendNow, undo }: PublicMessage): BeforeAnswer => ({
  at: work.at.toISOString(),
  authorId: viewer.id,
  status: ticket.status,
  answered: status,
  assignedId: ticket.assignee ? null : by.id,
  takenAt: ticket.takenAt?.toISOString() ?? null,
  undeliveredAt: ticket.undeliveredAt?.toISOString() ?? null,
  attachmentIds: undo?.attachmentIds ?? [],
  sentNow: sendNow === true,
});

/** §4.6: out of hours a lead sends; or whoever of the staff answers, where the version of the regulation says so. */
const maySendNow = (viewer: Viewer, senders: OutOfHoursSender): boolean => can(viewer, 'tickets.answerNow') || (senders === 'STAFF' && viewer.kind === 'STAFF');

/**
 * A public message by a person of the staff answers what is owed (R5), be it an answer, a question, a postponement or a refusal with its
 * text. In opening hours it leaves at once, otherwise at the next opening, unless a lead sends it now (§4.6); the promise is met by the
 * moment at which it leaves. Until then an answer can be taken back. The act that says it records its own event, from which the letter is written.
 */
export const saysToClient = async (work: Work, viewer: Viewer, ticket: Ticket, said: PublicMessage): Promise<SentMessage> => {
  const body = bodyOf(said.body, said.clause);
  const book = ruleBookOf(ticket.regulationVersion.id);
  if (said.sendNow && !maySendNow(viewer, book.parameters.outOfHoursSending))
    throw refusal('FORBIDDEN', { field: ['sendNow'], clause: '4.6', params: { right: 'отправлять ответ вне рабочих часов / send out of hours', grantedBy: 'руководитель поддержки / the head of support' } });
  const open = await openObligationOf(work, ticket.id);
  const waits = said.undo?.milliseconds ?? 0;
  const leaves = leavesAfterSecondThoughts(book.calendar, work.now, { milliseconds: waits, dueAt: open?.dueAt.getTime() ?? null, sendNow: said.sendNow === true });
  const question = said.question === true;
  const person = work.em.getReference(Staff, said.by.id);
  const message = work.em.create(Message, {
    id: newId(),
    ticket,
    side: 'STAFF',
    staff: person,
    authorName: said.by.name,
    body,
    bodyHtml: said.bodyHtml ?? null,
    remoteImages: said.remoteImages ?? 0,
    channel: ticket.channel === 'PAPER' || ticket.channel === 'FAX' ? 'EMAIL' : ticket.channel,
    writtenAt: work.at,
    leavesAt: new Date(leaves),
    question,
    beforeAnswer: said.undo && leaves > work.now ? stateBefore(work, viewer, ticket, said) : null,
  });
  if (open) meetObligation(work, open, { leavesAt: leaves, answerId: message.id });
  ticket.dueAt = null;
  ticket.undeliveredAt = null;
  ticket.status = said.status;
  ticket.takenAt ??= work.at;
  ticket.assignee ??= person;
  return { messageId: message.id, staffId: said.by.id, leavesAt: new Date(leaves).toISOString(), held: leaves > work.now + waits, question, obligationId: open?.id ?? null };
};

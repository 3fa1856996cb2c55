import type { Viewer } from '../access/viewer.ts';
import { invalid } from '../platform/input/values.ts';
import type { Work } from '../platform/work.ts';
import { longestUndoMilliseconds } from '../sla/answering.ts';
import { requireOpen, statusAfterAnswer } from '../tickets/lifecycle.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import { draftIn, filesOf } from '../tickets/requestFields.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { answerBody } from './answerBody.ts';
import { saysToClient, type PublicMessage } from './publicMessage.ts';
import { personAnswering } from './whoAnswers.ts';

const clause = '4.6';

export interface AnswerInput {
  ticketId: string;
  /** Whose words they are; oneself without it. */
  staffId?: string | null | undefined;
  /** Plain text; of an answer in HTML it is made from that. */
  body?: string | null | undefined;
  bodyHtml?: string | null | undefined;
  /** A question to the client: it answers too (R5), and the ticket waits for the client. */
  question?: boolean | null | undefined;
  /** Sends out of hours at once; a lead's right (§4.6). */
  sendNow?: boolean | null | undefined;
  /** For how long it can be taken back; at once without it. */
  undoSeconds?: number | null | undefined;
  /** Files that were uploaded for it. */
  attachmentIds?: readonly string[] | null | undefined;
  /** The writer's draft that this sends. */
  draftVersion?: number | null | undefined;
  expectedVersion?: number | null | undefined;
}

const undoOf = ({ undoSeconds, attachmentIds }: AnswerInput): NonNullable<PublicMessage['undo']> => {
  const milliseconds = (undoSeconds ?? 0) * 1000;
  if (milliseconds < 0 || milliseconds > longestUndoMilliseconds) throw invalid({ field: 'undoSeconds', clause }, { ru: 'от 0 до 30 секунд', en: 'from 0 to 30 seconds' });
  return { milliseconds, attachmentIds: attachmentIds ?? [] };
};

/** A public answer by a person, or a question to the client (R5, §4.6). */
export const answerTicket = async (work: Work, viewer: Viewer, input: AnswerInput): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  const by = await personAnswering(work, viewer, input.staffId, clause);
  const question = input.question === true;
  const sent = await saysToClient(work, viewer, ticket, { by, ...answerBody(input), question, sendNow: input.sendNow, undo: undoOf(input), status: statusAfterAnswer(question, ticket.status), clause });
  await work.record({
    type: 'TICKET_ANSWERED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: touch(work, ticket),
    clientId: ticket.client.id,
    payload: { number: ticket.number, ...sent, ...filesOf(input), ...draftIn(input) },
  });
  return ticket;
};

import { isEnded, type Channel } from '@reglament/schema';
import type { Viewer } from '../access/viewer.ts';
import { Contact } from '../clients/contact.entity.ts';
import { createdOnce, type NewRecord } from '../platform/creation.ts';
import { isUuid, newId } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { obligationToOpen } from '../sla/followUp.ts';
import { openObligation, openObligationOf } from '../sla/obligationActs.ts';
import { continueArchived, isArchived } from './archive.ts';
import type { LetterHtml } from './letterHtml.ts';
import { statusAfterClientMessage } from '../tickets/lifecycle.ts';
import { livingTicketForAct } from '../tickets/links.ts';
import { touch } from '../tickets/loading.ts';
import { Message } from '../tickets/message.entity.ts';
import { bodyOf, filesOf } from '../tickets/requestFields.ts';
import { Ticket } from '../tickets/ticket.entity.ts';

export interface ClientMessage {
  /** The id that it gets; one of ours when it is left out. */
  id?: string;
  body: string;
  contact: Contact | null;
  authorName: string;
  channel: Channel;
  /** Arrival (R14). */
  receivedAt: number;
  /** An auto-reply or another machine's letter: kept, but it opens nothing (R15). */
  machine?: boolean;
  /** No notice goes out that it arrived: the writer is perhaps another desk, which would answer it. */
  silent?: boolean;
  /** False when nothing proves who wrote it: the notice that it arrived then repeats no word of it. */
  echo?: boolean;
  /** The same in HTML, made safe. */
  html?: LetterHtml | null | undefined;
  /** What whoever reads the letter should know about it (letterRemark.ts). */
  remarks?: readonly string[] | undefined;
  /** Files that were uploaded for it. */
  attachmentIds?: readonly string[] | null | undefined;
}

/**
 * Joins a client's message to its ticket (§4.4, §4.12). If nothing is owed yet it opens a follow-up obligation with the full
 * term; while an answer is owed, the oldest unanswered message governs (R6). It brings an answered or closed ticket back (R12).
 */
export const joinClientMessage = async (work: Work, ticket: Ticket, incoming: ClientMessage): Promise<Message> => {
  const receivedAt = new Date(incoming.receivedAt);
  const message = work.em.create(Message, {
    id: incoming.id ?? newId(),
    ticket,
    side: 'CLIENT',
    contact: incoming.contact,
    authorName: incoming.authorName,
    body: bodyOf(incoming.body, '4.12'),
    bodyHtml: incoming.html?.html ?? null,
    remoteImages: incoming.html?.remoteImages ?? 0,
    remarks: [...(incoming.remarks ?? [])],
    channel: incoming.channel,
    writtenAt: receivedAt,
    machine: incoming.machine === true,
  });
  if (incoming.machine) {
    await recordMessage(work, ticket, message, { machine: true, ...filesOf(incoming) });
    return message;
  }
  const reopened = isEnded(ticket.status);
  ticket.status = statusAfterClientMessage(ticket.status);
  ticket.lastClientMessageAt = receivedAt;
  if (reopened) {
    ticket.closedAt = null;
    ticket.closingReason = null;
  }
  const owed = await openObligationOf(work, ticket.id);
  const kind = obligationToOpen({ owed: owed !== null, promisedBefore: ticket.obligationId !== null });
  const open = kind ? openObligation(work, ruleBookOf(ticket.regulationVersion.id), {
    ticketId: ticket.id, clientId: ticket.client.id, kind, priority: ticket.priority, openedAt: incoming.receivedAt, messageId: message.id,
  }) : owed;
  if (open) {
    ticket.obligationId = open.id;
    ticket.dueAt = open.dueAt;
    message.obligationId = open.id;
  }
  await recordMessage(work, ticket, message, { reopened, obligationId: open?.id, dueAt: open?.dueAt.toISOString(), ...(incoming.silent ? { silent: true } : {}), ...(incoming.echo === false ? { echo: false } : {}), ...filesOf(incoming) });
  return message;
};

const recordMessage = (work: Work, ticket: Ticket, message: Message, payload: Record<string, unknown>): Promise<string> =>
  work.record({
    type: 'CLIENT_MESSAGE_ADDED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: touch(work, ticket),
    clientId: ticket.client.id,
    payload: { number: ticket.number, messageId: message.id, ...payload },
  });

interface NewClientMessage extends NewRecord {
  ticketId: string;
  body: string;
  contactId?: string | null | undefined;
  attachmentIds?: readonly string[] | null | undefined;
}

/**
 * A message of the client by its own system, or entered by staff in its name; it arrives when it is entered. One that is sent again under
 * its id is there already, and its request is answered (decision 74).
 */
export const addClientMessage = async (work: Work, viewer: Viewer, input: NewClientMessage): Promise<Ticket> => {
  const made = await createdOnce(work, { act: 'addClientMessage', kind: Message, clause: '4.12' }, input, (id) => join(work, viewer, id, input));
  return made.isNew ? made.record : work.em.findOneOrFail(Ticket, { id: made.record.ticket.id });
};

const join = async (work: Work, viewer: Viewer, id: string, input: NewClientMessage): Promise<Ticket> => {
  const ticket = await livingTicketForAct(work, viewer, input.ticketId);
  const contactId = input.contactId ?? ticket.contact?.id ?? null;
  const contact = contactId && isUuid(contactId) ? await work.em.findOne(Contact, { id: contactId, client: ticket.client.id }) : null;
  if (input.contactId && !contact) throw refusal('NOT_FOUND', { field: ['contactId'] });
  if (isArchived(ticket, work.now)) return continueArchived(work, ticket, { messageId: id, body: input.body, contact, viewer, attachmentIds: input.attachmentIds });
  await joinClientMessage(work, ticket, {
    id,
    body: input.body,
    contact,
    authorName: contact?.name ?? viewer.name,
    channel: viewer.kind === 'MACHINE' ? 'API' : 'WEB',
    receivedAt: work.now,
    attachmentIds: input.attachmentIds,
  });
  return ticket;
};

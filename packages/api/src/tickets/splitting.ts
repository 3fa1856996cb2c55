import type { Viewer } from '../access/viewer.ts';
import { isUuid, newId } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { openObligationOf } from '../sla/obligationActs.ts';
import { splitObligation, type SplitPromises } from '../sla/splittingActs.ts';
import { requireOpen, statusAfterAnswer } from './lifecycle.ts';
import { linkTickets, requireUnmerged, wholeOf } from './links.ts';
import { ticketForAct, touch } from './loading.ts';
import { Message } from './message.entity.ts';
import { nextTicketNumber } from './registration.ts';
import { subjectOf } from './requestFields.ts';
import { Ticket } from './ticket.entity.ts';

export interface Split {
  ticketId: string;
  messageIds: readonly string[];
  subject: string;
  /** The messages stay where they are too: for a letter that asks two things. */
  copy?: boolean | null | undefined;
  expectedVersion?: number | null | undefined;
}

const clause = '4.4';
const mostMessages = 100;

/** All messages of a ticket and of those that were merged into it, oldest first. */
const messagesOf = async (work: Work, ticket: Ticket): Promise<Message[]> =>
  work.em.find(Message, { ticket: { $in: await wholeOf(work, ticket.id) } }, { orderBy: { writtenAt: 'asc', id: 'asc' }, populate: ['bodyHtml'] });

const chosenOf = (all: readonly Message[], ids: readonly string[]): Message[] => {
  if (ids.length === 0) throw refusal('REQUIRED_FIELD_MISSING', { field: ['messageIds'], clause });
  if (ids.length > mostMessages) throw refusal('TOO_LONG', { field: ['messageIds'], clause, params: { limit: mostMessages, length: ids.length } });
  ids.forEach((id, index) => {
    if (!isUuid(id) || !all.some((message) => message.id === id)) throw refusal('NOT_FOUND', { field: ['messageIds', String(index)], clause });
  });
  return all.filter(({ id }) => ids.includes(id));
};

/** The new request inherits what the client said of the former one: whom and what it concerns, how urgent it is, the version it was accepted under. */
const freshTicket = async (work: Work, former: Ticket, subject: string, first: Message): Promise<Ticket> => {
  const book = ruleBookOf(former.regulationVersion.id);
  const { kind, categoryCode, priority, priorityByDefault, criticality, locale, client, contact, product, productVersion, assignee, entitled, regulationVersion, echo, contactProven } = former;
  return work.em.create(Ticket, {
    kind, categoryCode, priority, priorityByDefault, criticality, locale, client, product, productVersion, assignee, entitled, regulationVersion, subject, echo,
    contactProven: contactProven && (first.contact ?? contact)?.id === contact?.id,
    id: newId(),
    number: await nextTicketNumber(work, book),
    status: 'REGISTERED',
    channel: first.channel,
    contact: first.contact ?? contact ?? null,
    // §4.5: what the former request lacked was asked for with its own confirmation
    missingFields: [],
    relatedLinks: [],
    receivedAt: first.writtenAt,
    registeredAt: work.at,
    updatedAt: work.at,
  });
};

/** Moves the messages, or copies them; answers what the new ticket has of each. */
const carryOver = (work: Work, chosen: readonly Message[], fresh: Ticket, copy: boolean): Map<Message, Message> =>
  new Map(chosen.map((message) => {
    if (copy) {
      const { side, contact, authorName, body, bodyHtml, remoteImages, remarks, channel, writtenAt, machine } = message;
      return [message, work.em.create(Message, { id: newId(), ticket: fresh, side, contact, authorName, body, bodyHtml, remoteImages, remarks, channel, writtenAt, machine })];
    }
    message.ticket = fresh;
    return [message, message];
  }));

const waiting = (message: Message) => ({ id: message.id, arrivedAt: message.writtenAt.getTime() });

/** What is owed for a ticket's waiting messages after the split. Whatever waits hangs on the promise that answers it (R6). */
const splitPromises = async (work: Work, former: Ticket, fresh: Ticket, carried: ReadonlyMap<Message, Message>, left: readonly Message[]): Promise<SplitPromises> => {
  const governing = await openObligationOf(work, former.id);
  if (!governing) return { former: null, fresh: null };
  const waits = (message: Message): boolean => message.obligationId === governing.id;
  const goes = [...carried].filter(([message]) => waits(message));
  const promises = splitObligation(work, ruleBookOf(former.regulationVersion.id), governing, {
    freshTicketId: fresh.id,
    goes: goes.map(([message]) => waiting(message)),
    stays: left.filter(waits).map(waiting),
    carriedId: (id) => goes.find(([message]) => message.id === id)?.[1].id ?? id,
  });
  for (const [, message] of goes) message.obligationId = promises.fresh?.id ?? null;
  return promises;
};

const lastOf = (messages: readonly Message[]): Date | null => messages.findLast(({ machine }) => !machine)?.writtenAt ?? null;

/**
 * R17 (§4.4): what a client asked besides becomes a request of its own, with its number and its confirmation. What waits for an answer
 * keeps its original start, in both requests.
 */
export const splitTicket = async (work: Work, viewer: Viewer, input: Split): Promise<Ticket> => {
  const former = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  await requireUnmerged(work, former, 'ticketId');
  requireOpen(former);
  const subject = subjectOf(input.subject);
  const copy = input.copy === true;
  const whole = await messagesOf(work, former);
  const all = whole.filter(({ side }) => side === 'CLIENT');
  const chosen = chosenOf(all, input.messageIds);
  const left = copy ? all : all.filter((message) => !chosen.includes(message));
  if (!left.some(({ machine }) => !machine)) throw refusal('SPLIT_LEAVES_NOTHING', { field: ['messageIds'] });
  const [first] = chosen;
  if (!first) throw refusal('REQUIRED_FIELD_MISSING', { field: ['messageIds'], clause });
  const fresh = await freshTicket(work, former, subject, first);
  const carried = carryOver(work, chosen, fresh, copy);
  const previousDueAt = former.dueAt?.toISOString() ?? null;
  const owed = await splitPromises(work, former, fresh, carried, left);
  fresh.obligationId = owed.fresh?.id ?? null;
  fresh.dueAt = owed.fresh?.dueAt ?? null;
  if (!owed.fresh) fresh.status = 'ANSWERED';
  fresh.lastClientMessageAt = lastOf(chosen);
  if (former.dueAt && !owed.former) former.status = statusWithoutOwing(former, whole);
  former.dueAt = owed.former?.dueAt ?? null;
  former.lastClientMessageAt = lastOf(left);
  linkTickets(work, 'SPLIT_FROM', fresh, former);
  await recordSplit(work, { former, fresh, previousDueAt, messageIds: [...carried.values()].map(({ id }) => id), formerMessageIds: [...carried.keys()].map(({ id }) => id), copy });
  return fresh;
};

/** What is left was answered: by an answer, or by a question to the client. What was postponed stays so. */
const statusWithoutOwing = (ticket: Ticket, messages: readonly Message[]): Ticket['status'] => {
  if (ticket.status === 'POSTPONED') return ticket.status;
  const last = messages.findLast(({ side }) => side === 'STAFF');
  return last ? statusAfterAnswer(last.question, ticket.status) : ticket.status;
};

interface SplitFacts {
  former: Ticket;
  fresh: Ticket;
  previousDueAt: string | null;
  messageIds: string[];
  /** The same messages as they were called before; other ids where they were copied. */
  formerMessageIds: string[];
  copy: boolean;
}

const recordSplit = async (work: Work, { former, fresh, previousDueAt, messageIds, formerMessageIds, copy }: SplitFacts): Promise<void> => {
  await work.record({
    type: 'TICKET_REGISTERED', subjectType: 'ticket', subjectId: fresh.id, subjectVersion: 1, clientId: fresh.client.id,
    payload: {
      number: fresh.number, subject: fresh.subject, channel: fresh.channel, priority: fresh.priority, assigneeId: fresh.assignee?.id ?? null,
      obligationId: fresh.obligationId ?? null, dueAt: fresh.dueAt?.toISOString() ?? null, splitFrom: former.number,
    },
  });
  const payload = { formerId: former.id, formerNumber: former.number, freshId: fresh.id, freshNumber: fresh.number, messageIds, formerMessageIds, copy };
  await work.record({
    type: 'TICKET_SPLIT', subjectType: 'ticket', subjectId: former.id, subjectVersion: touch(work, former), clientId: former.client.id,
    payload: { number: former.number, ...payload, obligationId: former.obligationId ?? null, previousDueAt, dueAt: former.dueAt?.toISOString() ?? null },
  });
  await work.record({ type: 'TICKET_SPLIT', subjectType: 'ticket', subjectId: fresh.id, subjectVersion: 1, clientId: fresh.client.id, payload: { number: fresh.number, ...payload, dueAt: fresh.dueAt?.toISOString() ?? null } });
};

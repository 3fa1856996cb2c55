import type { LetterFault } from '@reglament/schema';
import type { Contact } from '../clients/contact.entity.ts';
import { isUuid, newId } from '../platform/identity.ts';
import type { Work } from '../platform/work.ts';
import { RegulationVersion } from '../regulation/regulationVersion.entity.ts';
import { ruleBookAt, ruleBookOf, type RuleBook } from '../regulation/ruleBook.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { flagUndelivered } from '../tickets/undelivered.ts';
import { valuesToSay } from './echo.ts';
import { messageHeaderIdOf, replyAddressOf } from './letterhead.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import type { TemplateValues } from './rendering.ts';
import type { TemplateKey } from './templates.ts';
import { threadKey } from './threadKey.ts';
import { ThreadReference } from './threadReference.entity.ts';
import { threadToken } from './threadToken.ts';
import { wordedLetter } from './wordedLetter.ts';

/** A reply by which the desk answers a letter by itself (see replyCaps.ts). */
export interface AutomaticReply {
  /** HOLD: too many left already, it waits for staff. */
  what: 'SEND' | 'HOLD';
  /** When the letter arrived that it answers, epoch milliseconds. */
  answersAt: number;
  /** Nothing proves that whoever it goes to wrote that letter. */
  unproven: boolean;
}

/** A letter that somebody wants to be written. */
export interface LetterOrder {
  templateKey: TemplateKey;
  /** Null when it goes to somebody who is not a client yet. */
  ticket: Ticket | null;
  /** Addresses; without one the letter is kept as not delivered, so that staff see it. */
  to: readonly string[];
  locale: string;
  values: TemplateValues;
  /** The purpose of the letter: it is written once. */
  deduplicationKey: string;
  /** The message of the ticket that it carries. */
  messageId?: string;
  /** The text of that message in HTML, made safe: the letter then has both. */
  messageHtml?: string | null;
  /** Files of that message that go with it. */
  attachmentIds?: readonly string[];
  /** Epoch milliseconds; at once without it. */
  sendAfter?: number;
  headers?: Record<string, string>;
  /** News to many: whatever somebody waits for goes first. */
  news?: boolean;
  /** The desk answers a letter with it by itself. */
  automaticReply?: AutomaticReply;
}

/** §2.4: a ticket's letters speak by its version, the others by the one in force. */
const wordingOf = (work: Work, ticket: Ticket | null): RuleBook => (ticket ? ruleBookOf(ticket.regulationVersion.id) : ruleBookAt(work.now));

/** Why nobody of a ticket can be written to. */
const faultOf = (contact: Contact | null): LetterFault => (contact && !contact.active ? 'CONTACT_INACTIVE' : contact?.lettersStoppedAt ? 'ADDRESS_STOPPED' : 'NO_ADDRESS');

/** What a letter says as things stand, to whom, and by which names it is known. */
const written = async (work: Work, order: LetterOrder, id: string) => {
  const { ticket } = order;
  const { versionId, parameters } = wordingOf(work, ticket);
  const { subject, body, bodyHtml, headers } = wordedLetter({ ...order, values: await valuesToSay(work, order) }, parameters.mailTexts);
  const toAddress = order.to.join(', ');
  const token = ticket ? threadToken(threadKey(), { number: ticket.number, to: toAddress }) : null;
  const replyTo = replyAddressOf(token);
  return {
    toAddress, subject, body, bodyHtml,
    regulationVersion: work.em.getReference(RegulationVersion, versionId),
    locale: order.locale,
    headers: { ...headers, ...(replyTo ? { 'Reply-To': replyTo } : {}), ...order.headers },
    messageHeaderId: messageHeaderIdOf(id, token),
    lastError: order.to.length > 0 ? null : faultOf(ticket?.contact ?? null),
  };
};

/** Staff see that nobody can be written to. */
const flagFault = async (work: Work, letter: OutgoingLetter, error: LetterFault): Promise<void> => {
  const { ticket, messageId } = letter;
  if (ticket) await (messageId ? flagUndelivered(work, ticket, { letterId: letter.id, to: '', error }) : recordUndelivered(work, ticket, letter));
};

/** Writes a letter as part of the act; delivery finds it after the commit. */
export const writeLetter = async (work: Work, order: LetterOrder): Promise<OutgoingLetter> => {
  const { ticket, templateKey } = order;
  const id = newId();
  const sendAfter = new Date(Math.max(order.sendAfter ?? work.now, work.now));
  const words = await written(work, order, id);
  const letter = work.em.create(OutgoingLetter, {
    id,
    ticket,
    messageId: order.messageId ?? null,
    templateKey,
    attachmentIds: [...(order.attachmentIds ?? [])],
    ...words,
    automaticReply: order.automaticReply !== undefined,
    toUnproven: order.automaticReply?.unproven ?? false,
    answersAt: order.automaticReply ? new Date(order.automaticReply.answersAt) : null,
    news: order.news === true,
    status: words.lastError ? 'FAILED' : order.automaticReply?.what === 'HOLD' ? 'HELD' : 'WAITING',
    createdAt: work.at,
    sendAfter,
    nextAttemptAt: sendAfter,
    deduplicationKey: order.deduplicationKey,
  });
  if (words.lastError) await flagFault(work, letter, words.lastError);
  return letter;
};

/** A letter that was held back leaves now: it says what holds today, and goes where its reader is written to today. */
export const writeAnew = async (work: Work, letter: OutgoingLetter, order: LetterOrder): Promise<void> => {
  const words = await written(work, order, letter.id);
  work.em.assign(letter, { ...words, status: words.lastError ? 'FAILED' : 'WAITING', sendAfter: work.at, nextAttemptAt: work.at });
  if (words.lastError) await flagFault(work, letter, words.lastError);
};

const recordUndelivered = (work: Work, ticket: Ticket, letter: OutgoingLetter): Promise<string> =>
  work.record({
    type: 'LETTER_FAILED',
    subjectType: 'ticket',
    subjectId: ticket.id,
    subjectVersion: ticket.version ?? 1,
    clientId: ticket.client.id,
    payload: { number: ticket.number, letterId: letter.id, templateKey: letter.templateKey, status: 'FAILED', error: letter.lastError },
  });

/** Notes that a client's letter belongs to a ticket: what the desk writes there afterwards answers it. */
export const noteThreadReference = (work: Work, ticket: Ticket, messageHeaderId: string): void => {
  work.em.create(ThreadReference, { id: newId(), ticket, messageHeaderId, notedAt: work.at });
};

/** The ticket of an event inside the act that records it: new or known, with what its letters mention. */
export const ticketOfEvent = async (work: Work, ticketId: string): Promise<Ticket> => {
  if (!isUuid(ticketId)) throw new Error(`an event of a ticket names ${ticketId}, which is no identifier`);
  const ticket = await work.em.findOneOrFail(Ticket, { id: ticketId });
  await work.em.populate(ticket, ['contact', 'product', 'assignee', 'client']);
  return ticket;
};

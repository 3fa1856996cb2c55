import { codesOf, incomingLetterOutcomes, type IncomingLetterOutcome } from '@reglament/schema';
import { attachLetterFiles, sortLetterFiles } from '../attachments/letterFiles.ts';
import { joinClientMessage } from '../correspondence/clientMessage.ts';
import { remarksOf, shownHtml } from './shownLetter.ts';
import { letterhead } from '../outbox/letterhead.ts';
import { noteThreadReference } from '../outbox/letters.ts';
import { noteReturn } from '../outbox/returned.ts';
import { OutgoingLetter } from '../outbox/outgoingLetter.entity.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { linkTickets, livingTicketForAct } from '../tickets/links.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { isSameLetter } from './duplicate.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import type { ReadLetter } from './letterReading.ts';
import type { LetterReason } from './letterReason.ts';
import { requestTextOf } from './letterText.ts';
import { machineSignOf } from './machineLetter.ts';
import { namedTicketsOf } from './namedTickets.ts';
import type { Placement } from './placement.ts';
import { contactOfSender, registerLetter } from './registering.ts';
import type { Sender } from './sender.ts';
import { threadOf } from './threading.ts';
import { askWhoWrites } from './unidentified.ts';

const kept = (outcome: IncomingLetterOutcome, reason: LetterReason, ticket: Ticket | null = null): Placement => ({ outcome, reason, ticket, messageId: null });

/** What a letter can have become that was not a repetition itself. */
const firstOutcomes = codesOf(incomingLetterOutcomes).filter((outcome) => outcome !== 'DUPLICATE');

/** An earlier letter with the same Message-ID and content that was decided about (see duplicate.ts). */
const sameLetterBefore = async (work: Work, letter: IncomingLetter, messageHeaderId: string | null): Promise<IncomingLetter | null> => {
  if (messageHeaderId === null) return null;
  const before = await work.em.find(
    IncomingLetter,
    { id: { $ne: letter.id }, messageHeaderId, sha256: letter.sha256, outcome: { $in: firstOutcomes } },
    { orderBy: { receivedAt: 'asc' }, limit: 1, populate: ['ticket'] },
  );
  return before.find((one) => isSameLetter({ messageHeaderId, sha256: letter.sha256 }, { messageHeaderId: one.messageHeaderId ?? null, sha256: one.sha256 })) ?? null;
};

/** A letter of ours that came back: it bears our address or our Message-ID. */
const isOurs = async (work: Work, read: ReadLetter): Promise<boolean> => {
  if (read.authors.some(({ address }) => address === letterhead().supportEmail)) return true;
  return read.messageHeaderId !== null && (await work.em.count(OutgoingLetter, { messageHeaderId: read.messageHeaderId })) > 0;
};

/**
 * Decides about a letter that could be read (§4.2, §4.4, §4.9, R15). Repetitions, our own letters and machines' letters are kept
 * and answered by nobody; what a machine writes into a thread is seen there. A sender whom the desk cannot accept, or who names
 * another client's ticket, waits for a person. Everything else joins its ticket or becomes one.
 */
export const placeLetter = async (work: Work, letter: IncomingLetter, read: ReadLetter, sender: Sender): Promise<Placement> => {
  const before = await sameLetterBefore(work, letter, read.messageHeaderId);
  if (before) return kept('DUPLICATE', 'SAME_LETTER', before.ticket);
  if (await isOurs(work, read)) return kept('STORED', 'OWN_LETTER');
  const returned = read.bounce ? await noteReturn(work, read.bounce) : undefined;
  if (returned !== undefined) return kept('STORED', 'BOUNCE', returned);
  const sign = machineSignOf({ envelopeFrom: letter.envelopeFrom ?? null, fromAddress: sender.address, subject: read.subject, headers: read.headers });
  if (sender.kind === 'REFUSED') {
    if (sign) return kept('STORED', 'MACHINE');
    if (sender.reason === 'UNKNOWN_SENDER' && sender.address) await askWhoWrites(work, sender.address, read);
    return kept('QUARANTINED', sender.reason);
  }
  const thread = threadOf(await namedTicketsOf(work, read), sender.clientId, {
    receivedAt: letter.receivedAt.getTime(),
    afterDays: ruleBookAt(work.now).parameters.archiveAfterDays,
  });
  if (thread === 'FOREIGN') return sign ? kept('STORED', 'MACHINE') : kept('QUARANTINED', 'FOREIGN_SENDER');
  if (thread !== 'NEW' && 'join' in thread) return joinLetter(work, letter, read, sender, { ticketId: thread.join, machine: sign !== null });
  if (sign) return kept('STORED', 'MACHINE');
  const placement = await registerLetter(work, read, { sender, receivedAt: letter.receivedAt.getTime(), reason: null });
  if (thread !== 'NEW' && placement.ticket) linkTickets(work, 'CONTINUES', placement.ticket, work.em.getReference(Ticket, thread.continues));
  return placement;
};

const joinLetter = async (
  work: Work,
  letter: IncomingLetter,
  read: ReadLetter,
  sender: Exclude<Sender, { kind: 'REFUSED' }>,
  { ticketId, machine }: { ticketId: string; machine: boolean },
): Promise<Placement> => {
  const ticket = await livingTicketForAct(work, null, ticketId);
  const contact = await contactOfSender(work, sender);
  const { accepted, left } = sortLetterFiles(read.files);
  const { body } = requestTextOf({ subject: null, text: read.text, files: [] }, ticket.locale === 'en' ? 'en' : 'ru');
  if (read.messageHeaderId && !machine) noteThreadReference(work, ticket, read.messageHeaderId);
  const message = await joinClientMessage(work, ticket, {
    body,
    html: shownHtml(read, accepted),
    remarks: remarksOf(read, left),
    contact,
    authorName: sender.name,
    channel: 'EMAIL',
    receivedAt: letter.receivedAt.getTime(),
    machine,
  });
  await attachLetterFiles(work, message.id, accepted);
  return { outcome: 'JOINED', reason: machine ? 'MACHINE' : null, ticket, messageId: message.id };
};


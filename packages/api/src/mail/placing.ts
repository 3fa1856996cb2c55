import type { IncomingLetterOutcome } from '@reglament/schema';
import { isOwnAddress } from '../outgoing/letterhead.ts';
import { noteReturn } from '../outgoing/returned.ts';
import { domainOf } from '../platform/text/domainOf.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { linkTickets, livingTicketForAct } from '../tickets/links.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { isBlocked } from './blocked.ts';
import { becomeRepetition, lettersBefore } from './copies.ts';
import { outranks } from './duplicate.ts';
import { mayEcho } from './echo.ts';
import type { IncomingLetter } from './incomingLetter.entity.ts';
import { joinLetter } from './joining.ts';
import type { ReadLetter } from './letterReading.ts';
import type { LetterReason } from './letterReason.ts';
import { isForged, tokensOf } from './letterTokens.ts';
import { isMerelyKept, isServerReport, machineSignOf, type MachineSign } from './machineLetter.ts';
import { namedTicketsOf, ticketsOfOtherDesk } from './namedTickets.ts';
import { isOfDesk } from './otherDesk.ts';
import { isOwnLetter } from './ownLetter.ts';
import type { Placement } from './placement.ts';
import { contactOfSender, registerLetter } from './registering.ts';
import { isReopenedTooOften } from './reopening.ts';
import type { Sender } from './sender.ts';
import { isCalledSpam } from './spamVerdict.ts';
import { answeredIds, threadOf, type NamedTicket } from './threading.ts';
import { askWhoWrites, isTold } from './unidentified.ts';

const kept = (outcome: IncomingLetterOutcome, reason: LetterReason, ticket: Ticket | null = null): Placement => ({ outcome, reason, ticket, messageId: null });

/** §4.9: waits for a person; beside the ticket that it names, if any, which it does not touch. */
const quarantined = (work: Work, letter: IncomingLetter, reason: LetterReason, named: readonly Pick<NamedTicket, 'id'>[]): Placement => {
  const [first] = named;
  letter.namedTicket = first ? work.em.getReference(Ticket, first.id) : null;
  return kept('QUARANTINED', reason);
};

/** §4.9: whoever a client or the staff name is never put aside, whosever domain is. */
const isStranger = (reason: Extract<Sender, { kind: 'REFUSED' }>['reason']): boolean => reason !== 'STAFF_SENDER' && reason !== 'UNPROVEN_SENDER' && reason !== 'INACTIVE_SENDER';

const serverNames = /^(?:mailer-daemon|postmaster|double-bounce|mail-daemon|microsoftexchange[0-9a-f]*)@/i;
/**
 * R16: a report of a mail server has no sender to which another report could go, or names a server there; and nobody disowns it. Of a
 * letter from a mailbox the server wrote the sender of the envelope on top; where it did not, nobody knows one.
 */
const isCredible = ({ envelopeFrom, authentication }: IncomingLetter, { returnPath }: ReadLetter['route']): boolean => {
  const from = envelopeFrom ?? returnPath;
  return authentication !== 'FAIL' && from !== null && (from === '' || serverNames.test(from));
};

/** Whose mail server is proven to have written a report; null where nothing proves it, and of people: anybody has an address at a large provider. */
const provenDomainOf = ({ authentication, fromAddress }: IncomingLetter): string | null => (authentication === 'PASS' && fromAddress && serverNames.test(fromAddress) ? domainOf(fromAddress) : null);

/** What stands in a letter, whoever wrote it. */
interface Findings {
  /** That a machine wrote it. */
  sign: MachineSign | null;
  /** That it is a report of a mail server. */
  isReport: boolean;
  /** That a filter calls it unwanted. */
  isSpam: boolean;
  /** The tickets that it names. */
  named: readonly NamedTicket[];
}

/** What comes back: our own letters, and reports of mail servers on them. */
const placeReturned = async (work: Work, letter: IncomingLetter, read: ReadLetter): Promise<Placement | null> => {
  if (await isOwnLetter(work, read)) return kept('STORED', 'OWN_LETTER');
  const returned = read.bounce && isCredible(letter, read.route) ? await noteReturn(work, { ...read.bounce, provenDomain: provenDomainOf(letter) }) : undefined;
  return returned === undefined ? null : kept('STORED', 'BOUNCE', returned);
};

/** The tickets that a letter names: by what it answers, by token or by number, or by the number of the desk that wrote it. */
const ticketsNamedBy = async (work: Work, letter: IncomingLetter, read: ReadLetter, sender: Sender): Promise<readonly NamedTicket[]> => {
  const answered = answeredIds(read.inReplyTo, read.references);
  const tokens = tokensOf(answered, { envelopeTo: letter.envelopeTo, headers: read.headers });
  if (isForged(tokens)) await work.record({ type: 'THREAD_TOKEN_FORGED', subjectType: 'letter', subjectId: letter.id, payload: { from: sender.address } });
  const byName = await namedTicketsOf(work, read, answered, tokens, sender.kind === 'REFUSED' ? null : sender.clientId);
  return byName.length > 0 || !isOfDesk(read.headers) ? byName : ticketsOfOtherDesk(work, letter);
};

const findingsOf = async (work: Work, letter: IncomingLetter, read: ReadLetter, sender: Sender): Promise<Findings> => ({
  sign: machineSignOf({ envelopeFrom: letter.envelopeFrom ?? null, fromAddress: sender.address, subject: read.subject, headers: read.headers }),
  isReport: isServerReport({ ...read, bounced: read.bounce !== null, fromAddress: sender.address }),
  isSpam: isCalledSpam(read.headers),
  named: await ticketsNamedBy(work, letter, read, sender),
});

/** What a machine writes unasked waits for a person, unless nobody can have asked for it. */
const placeUnasked = (work: Work, letter: IncomingLetter, sender: Sender, sign: MachineSign, { isReport, named }: Pick<Findings, 'isReport' | 'named'>): Placement =>
  isMerelyKept(sign, sender, isReport) ? kept('STORED', 'MACHINE') : quarantined(work, letter, 'MACHINE_UNASKED', named);

/** §4.9: of somebody from whom nothing is accepted without a person. */
const placeRefused = async (work: Work, letter: IncomingLetter, read: ReadLetter, sender: Extract<Sender, { kind: 'REFUSED' }>, findings: Findings): Promise<Placement> => {
  const { sign, isSpam, named } = findings;
  if (sender.address && isStranger(sender.reason) && (await isBlocked(work, sender.address))) return kept('STORED', 'BLOCKED_SENDER');
  if (sign) return placeUnasked(work, letter, sender, sign, findings);
  if (isSpam && sender.reason === 'UNKNOWN_SENDER') return quarantined(work, letter, 'SPAM', named);
  if (sender.address && isTold(sender.reason, { isSpam, authentication: letter.authentication })) await askWhoWrites(work, { address: sender.address, doubt: sender.reason }, read, letter.receivedAt.getTime());
  return quarantined(work, letter, sender.reason, named);
};

type Accepted = Exclude<Sender, { kind: 'REFUSED' }>;

/** §4.4: into the ticket that it continues. */
const joinThread = async (work: Work, letter: IncomingLetter, read: ReadLetter, sender: Accepted, { ticketId, sign }: { ticketId: string; sign: MachineSign | null }): Promise<Placement> => {
  const ticket = await livingTicketForAct(work, null, ticketId);
  if (sender.kind !== 'NAMED' && sender.unproven) return quarantined(work, letter, 'UNPROVEN_SENDER', [{ id: ticket.id }]);
  if (!sign && (await isReopenedTooOften(work, ticket))) return quarantined(work, letter, 'REOPENED_TOO_OFTEN', [{ id: ticket.id }]);
  const echo = mayEcho(letter.authentication);
  const contact = await contactOfSender(work, sender, read, echo);
  return joinLetter(work, ticket, read, { contact, authorName: contact?.name ?? sender.name, receivedAt: letter.receivedAt.getTime(), machine: sign !== null, silent: Boolean(letter.counterpartNumber), echo, reason: sign ? 'MACHINE' : null });
};

/** §4.2, §4.4: of a client, it continues a ticket or becomes one. */
const placeAccepted = async (work: Work, letter: IncomingLetter, read: ReadLetter, sender: Accepted, { sign, isReport, isSpam, named }: Findings): Promise<Placement> => {
  const receivedAt = letter.receivedAt.getTime();
  const thread = threadOf(named, sender.clientId, { receivedAt, afterDays: ruleBookAt(work.now).parameters.archiveAfterDays });
  if (thread === 'FOREIGN') return quarantined(work, letter, 'FOREIGN_SENDER', named);
  if (thread !== 'NEW' && 'join' in thread) return joinThread(work, letter, read, sender, { ticketId: thread.join, sign });
  if (sign) return placeUnasked(work, letter, sender, sign, { isReport, named: [] });
  // a client who is proven is heard, whatever a filter says: their request must not wait for it (§4.2)
  if (isSpam && letter.authentication !== 'PASS' && sender.kind !== 'NAMED') return quarantined(work, letter, 'SPAM', named);
  const proven = mayEcho(letter.authentication);
  const placement = await registerLetter(work, read, { sender, receivedAt, reason: null, echo: proven, proven });
  if (thread !== 'NEW' && placement.ticket) linkTickets(work, 'CONTINUES', placement.ticket, work.em.getReference(Ticket, thread.continues));
  return placement;
};

const placeFirst = async (work: Work, letter: IncomingLetter, asRead: ReadLetter, sender: Sender, namesake: IncomingLetter | null): Promise<Placement> => {
  letter.namesakeId = namesake?.id ?? null;
  const read: ReadLetter = namesake ? { ...asRead, remarks: [...asRead.remarks, 'NAMESAKE'] } : asRead;
  const returned = await placeReturned(work, letter, read);
  if (returned) return returned;
  const findings = await findingsOf(work, letter, read, sender);
  const { sign, named } = findings;
  // nobody of the staff answers by letter: whoever writes so poses as one of them, or does not know it (row 2)
  if (named.length > 0 && !sign && sender.kind === 'REFUSED' && sender.reason === 'STAFF_SENDER')
    await work.record({ type: 'STAFF_REPLY_BY_MAIL', subjectType: 'letter', subjectId: letter.id, payload: { from: sender.address, ticketId: named[0]?.id ?? null, authentication: letter.authentication ?? null } });
  // whoever its From names is answered; ours would be answered by us
  if (read.authors[0] && isOwnAddress(read.authors[0].address)) return quarantined(work, letter, 'OWN_ADDRESS', named);
  return sender.kind === 'REFUSED' ? placeRefused(work, letter, read, sender, findings) : placeAccepted(work, letter, read, sender, findings);
};

/**
 * Decides about a letter that could be read (§4.2, §4.4, §4.9, R15). Repetitions, our own letters and reports of mail servers are kept
 * and answered by nobody; what a machine writes into a thread is seen there, and what it writes unasked waits for a person, since people's
 * letters bear the marks of machines by mistake. A sender whom the desk cannot accept, who proves nothing where that is asked for, or who
 * names another client's ticket, waits for a person, beside that ticket. Everything else joins its ticket or becomes one.
 */
export const placeLetter = async (work: Work, letter: IncomingLetter, asRead: ReadLetter, sender: Sender): Promise<Placement> => {
  const { same, namesake } = await lettersBefore(work, letter, asRead);
  if (same && !outranks(letter, same)) return kept('DUPLICATE', 'SAME_LETTER', same.ticket);
  const placement = await placeFirst(work, letter, asRead, sender, same ? null : namesake);
  if (same && placement.ticket && placement.messageId) becomeRepetition(same, placement.ticket);
  return placement;
};

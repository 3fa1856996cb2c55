import type { FilterQuery } from '@mikro-orm/core';
import { codesOf, incomingLetterOutcomes, type IncomingLetterOutcome } from '@reglament/schema';
import { isOwnAddress } from '../outgoing/letterhead.ts';
import { noteReturn } from '../outgoing/returned.ts';
import { domainOf } from '../platform/text/domainOf.ts';
import type { Work } from '../platform/work.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { linkTickets, livingTicketForAct } from '../tickets/links.ts';
import { Ticket } from '../tickets/ticket.entity.ts';
import { isBlocked } from './blocked.ts';
import { fingerprintsOf, isHandedOverAgain, outranks, type HandedOver } from './duplicate.ts';
import { mayEcho } from './echo.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import { joinLetter } from './joining.ts';
import type { ReadLetter } from './letterReading.ts';
import type { LetterReason } from './letterReason.ts';
import { isForged, tokensOf } from './letterTokens.ts';
import { isMerelyKept, isServerReport, machineSignOf } from './machineLetter.ts';
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

/** What a letter can have become that was not a repetition itself. */
const firstOutcomes = codesOf(incomingLetterOutcomes).filter((outcome) => outcome !== 'DUPLICATE');

/** So many letters of the same bytes are looked at. */
const mostCopies = 50;

const handedOver = ({ sha256, envelopeFrom, envelopeTo, peerAddress, mailboxHost, receivedAt }: IncomingLetter): HandedOver =>
  ({ sha256, envelopeFrom: envelopeFrom ?? null, envelopeTo, peerAddress: peerAddress ?? null, fromMailbox: (mailboxHost ?? null) !== null, receivedAt });

/** Of a letter without a Message-ID: the one that its server brought before and never heard to be kept. */
const handedOverBefore = async (work: Work, letter: IncomingLetter, dated: boolean): Promise<IncomingLetter | null> => {
  const before = dated
    ? await work.em.find(IncomingLetter, { id: { $ne: letter.id }, sha256: letter.sha256, messageHeaderId: null, outcome: { $in: firstOutcomes } }, { orderBy: { receivedAt: 'desc' }, limit: mostCopies, populate: ['ticket'] })
    : [];
  return before.find((one) => isHandedOverAgain({ ...handedOver(letter), dated }, handedOver(one))) ?? null;
};

/** Copies by what they count: those of which something came or that are proven, those that nobody disowns, the others. */
const mostCounting: readonly FilterQuery<IncomingLetter>[] = [{ $or: [{ outcome: { $in: ['REGISTERED', 'JOINED'] } }, { authentication: 'PASS' }] }, { $or: [{ authentication: null }, { authentication: { $ne: 'FAIL' } }] }, {}];

/** Earlier letters with the same Message-ID that were decided about: the one with the same content (see duplicate.ts), and whether there are others. */
const lettersBefore = async (work: Work, letter: IncomingLetter, { messageHeaderId, headers }: ReadLetter): Promise<{ same: IncomingLetter | null; namesake: IncomingLetter | null }> => {
  if (messageHeaderId === null) return { same: await handedOverBefore(work, letter, headers.has('date')), namesake: null };
  const before = { id: { $ne: letter.id }, messageHeaderId, outcome: { $in: firstOutcomes } } as const;
  const [namesake = null] = await work.em.find(IncomingLetter, before, { orderBy: { receivedAt: 'asc' }, limit: 1 });
  if (!namesake) return { same: null, namesake };
  const [own] = await work.em.execute<{ raw: Buffer }[]>('select raw from incoming_letter where id = ?', [letter.id]);
  const copy: FilterQuery<IncomingLetter> = { ...before, sha256: { $in: own ? fingerprintsOf(own.raw) : [] } };
  // of several copies the one that counts most, however many were sent ahead of it
  for (const which of mostCounting) {
    const same = await work.em.findOne(IncomingLetter, { $and: [copy, which] }, { orderBy: { receivedAt: 'asc' }, populate: ['ticket'] });
    if (same) return { same, namesake };
  }
  return { same: null, namesake };
};

/** Nobody has to decide about the copy any more; what somebody decided about it stays. */
const becomeRepetition = (copy: IncomingLetter, ticket: Ticket): void => {
  if (copy.outcome !== 'QUARANTINED') return;
  copy.outcome = 'DUPLICATE';
  copy.reason = 'SAME_LETTER';
  copy.ticket = ticket;
  copy.namedTicket = null;
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

const placeFirst = async (work: Work, letter: IncomingLetter, asRead: ReadLetter, sender: Sender, namesake: IncomingLetter | null): Promise<Placement> => {
  letter.namesakeId = namesake?.id ?? null;
  const read: ReadLetter = namesake ? { ...asRead, remarks: [...asRead.remarks, 'NAMESAKE'] } : asRead;
  if (await isOwnLetter(work, read)) return kept('STORED', 'OWN_LETTER');
  const returned = read.bounce && isCredible(letter, read.route) ? await noteReturn(work, { ...read.bounce, provenDomain: provenDomainOf(letter) }) : undefined;
  if (returned !== undefined) return kept('STORED', 'BOUNCE', returned);
  const sign = machineSignOf({ envelopeFrom: letter.envelopeFrom ?? null, fromAddress: sender.address, subject: read.subject, headers: read.headers });
  const isReport = isServerReport({ ...read, bounced: read.bounce !== null, fromAddress: sender.address });
  const answered = answeredIds(read.inReplyTo, read.references);
  const tokens = tokensOf(answered, { envelopeTo: letter.envelopeTo, headers: read.headers });
  if (isForged(tokens)) await work.record({ type: 'THREAD_TOKEN_FORGED', subjectType: 'letter', subjectId: letter.id, payload: { from: sender.address } });
  const byName = await namedTicketsOf(work, read, answered, tokens, sender.kind === 'REFUSED' ? null : sender.clientId);
  const named = byName.length > 0 || !isOfDesk(read.headers) ? byName : await ticketsOfOtherDesk(work, letter);
  // nobody of the staff answers by letter: whoever writes so poses as one of them, or does not know it (row 2)
  if (named.length > 0 && !sign && sender.kind === 'REFUSED' && sender.reason === 'STAFF_SENDER')
    await work.record({ type: 'STAFF_REPLY_BY_MAIL', subjectType: 'letter', subjectId: letter.id, payload: { from: sender.address, ticketId: named[0]?.id ?? null, authentication: letter.authentication ?? null } });
  // whoever its From names is answered; ours would be answered by us
  if (read.authors[0] && isOwnAddress(read.authors[0].address)) return quarantined(work, letter, 'OWN_ADDRESS', named);
  const isSpam = isCalledSpam(read.headers);
  if (sender.kind === 'REFUSED') {
    if (sender.address && isStranger(sender.reason) && (await isBlocked(work, sender.address))) return kept('STORED', 'BLOCKED_SENDER');
    if (sign) return isMerelyKept(sign, sender, isReport) ? kept('STORED', 'MACHINE') : quarantined(work, letter, 'MACHINE_UNASKED', named);
    if (isSpam && sender.reason === 'UNKNOWN_SENDER') return quarantined(work, letter, 'SPAM', named);
    if (sender.address && isTold(sender.reason, { isSpam, authentication: letter.authentication })) await askWhoWrites(work, { address: sender.address, doubt: sender.reason }, read, letter.receivedAt.getTime());
    return quarantined(work, letter, sender.reason, named);
  }
  const thread = threadOf(named, sender.clientId, {
    receivedAt: letter.receivedAt.getTime(),
    afterDays: ruleBookAt(work.now).parameters.archiveAfterDays,
  });
  if (thread === 'FOREIGN') return quarantined(work, letter, 'FOREIGN_SENDER', named);
  if (thread !== 'NEW' && 'join' in thread) {
    const ticket = await livingTicketForAct(work, null, thread.join);
    if (sender.kind !== 'NAMED' && sender.unproven) return quarantined(work, letter, 'UNPROVEN_SENDER', [{ id: ticket.id }]);
    if (!sign && (await isReopenedTooOften(work, ticket))) return quarantined(work, letter, 'REOPENED_TOO_OFTEN', [{ id: ticket.id }]);
    const contact = await contactOfSender(work, sender, read, mayEcho(letter.authentication));
    return joinLetter(work, ticket, read, { contact, authorName: contact?.name ?? sender.name, receivedAt: letter.receivedAt.getTime(), machine: sign !== null, silent: Boolean(letter.counterpartNumber), echo: mayEcho(letter.authentication), reason: sign ? 'MACHINE' : null });
  }
  if (sign) return isMerelyKept(sign, sender, isReport) ? kept('STORED', 'MACHINE') : quarantined(work, letter, 'MACHINE_UNASKED', []);
  // a client who is proven is heard, whatever a filter says: their request must not wait for it (§4.2)
  if (isSpam && letter.authentication !== 'PASS' && sender.kind !== 'NAMED') return quarantined(work, letter, 'SPAM', named);
  const placement = await registerLetter(work, read, { sender, receivedAt: letter.receivedAt.getTime(), reason: null, echo: mayEcho(letter.authentication), proven: mayEcho(letter.authentication) });
  if (thread !== 'NEW' && placement.ticket) linkTickets(work, 'CONTINUES', placement.ticket, work.em.getReference(Ticket, thread.continues));
  return placement;
};

import { codesOf, incomingLetterOutcomes } from '@reglament/schema';
import type { Work } from '../platform/work.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { fingerprintsOf, isHandedOverAgain, type HandedOver } from './duplicate.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import type { ReadLetter } from './letterReading.ts';
import { rawOf } from './rawLetter.ts';

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

/** Of several copies with the content of a letter the one that counts most, however many were sent ahead of it: one of which something came or that is proven, one that nobody disowns, any. */
const mostCounting = `select id from incoming_letter where id <> ? and message_header_id = ? and outcome in (?) and sha256 in (?)
  order by (outcome in ('REGISTERED', 'JOINED') or authentication is not distinct from 'PASS') desc, authentication is distinct from 'FAIL' desc, received_at, id limit 1`;

/** Earlier letters with the same Message-ID that were decided about: the one with the same content (see duplicate.ts), and whether there are others. */
export const lettersBefore = async (work: Work, letter: IncomingLetter, { messageHeaderId, headers }: ReadLetter): Promise<{ same: IncomingLetter | null; namesake: IncomingLetter | null }> => {
  if (messageHeaderId === null) return { same: await handedOverBefore(work, letter, headers.has('date')), namesake: null };
  const [namesake = null] = await work.em.find(IncomingLetter, { id: { $ne: letter.id }, messageHeaderId, outcome: { $in: firstOutcomes } }, { orderBy: { receivedAt: 'asc' }, limit: 1 });
  if (!namesake) return { same: null, namesake };
  const [copy] = await work.em.execute<{ id: string }[]>(mostCounting, [letter.id, messageHeaderId, firstOutcomes, fingerprintsOf(await rawOf(work, letter.id))]);
  return { same: copy ? await work.em.findOneOrFail(IncomingLetter, { id: copy.id }, { populate: ['ticket'] }) : null, namesake };
};

/** Nobody has to decide about the copy any more; what somebody decided about it stays. */
export const becomeRepetition = (copy: IncomingLetter, ticket: Ticket): void => {
  if (copy.outcome !== 'QUARANTINED') return;
  copy.outcome = 'DUPLICATE';
  copy.reason = 'SAME_LETTER';
  copy.ticket = ticket;
  copy.namedTicket = null;
};

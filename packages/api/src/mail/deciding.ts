import { LockMode } from '@mikro-orm/core';
import type { IncomingLetterOutcome } from '@reglament/schema';
import { confirmationKey } from '../outgoing/confirmationKey.ts';
import { LetterBeingSent } from '../outgoing/returned.ts';
import { followUpKey } from '../outgoing/followUpNotice.ts';
import { BrokeOff } from '../platform/apart/brokeOff.ts';
import { giveBackMemory } from '../platform/apart/giveBackMemory.ts';
import { clock } from '../platform/clock.ts';
import { systemActor, type Actor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import { killPoint } from '../platform/killPoint.ts';
import type { Work } from '../platform/work.ts';
import { ticketPrefixes } from '../regulation/ruleBook.ts';
import { authenticate } from './authentication/authenticating.ts';
import type { Peer } from './authentication/peer.ts';
import { lackingProof, type Proof } from './authentication/proof.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import { inspected } from './inspecting.ts';
import { largeBytes } from './reading/readingRoom.ts';
import { readHeading, readLetter, type ReadLetter } from './letterReading.ts';
import type { LetterReason } from './letterReason.ts';
import type { Placement } from './placement.ts';
import { placeLetter } from './placing.ts';
import { isOfDesk, otherDesksNumberIn } from './otherDesk.ts';
import { rawLetter } from './rawLetter.ts';
import { isUndecided, undecided } from './undecided.ts';
import { UnreadableLetter } from './reading/readingFaults.ts';
import { lockAddress } from './registering.ts';
import { findSender, givenName, type Sender } from './sender.ts';
import { tellOfUnreadable } from './unreadableNotice.ts';

/** What became of a letter, for whoever handed it over. */
export interface LetterVerdict {
  letterId: string;
  /** Null when deciding failed; the letter is kept and tried again. */
  outcome: IncomingLetterOutcome | null;
  reason: LetterReason | null;
  ticketNumber: string | null;
  /** Message-ID of the letter. */
  messageHeaderId: string | null;
  /** Message-ID of the letter that confirms it to its sender. */
  confirmation: string | null;
}

/** After so many failures the letter stops trying and waits for a person, in sight. */
const mostAttempts = 3;
const waitsMilliseconds = [5_000, 60_000] as const;

const actorOfSender = (sender: Sender): Actor => (sender.kind === 'CONTACT' ? { kind: 'CONTACT', id: sender.contactId, name: sender.name } : systemActor);

/** Writes down where the letter ended. What made no event of a ticket makes one of its own. */
export const settleLetter = async (work: Work, letter: IncomingLetter, placement: Placement): Promise<void> => {
  letter.outcome = placement.outcome;
  letter.reason = placement.reason;
  letter.ticket = placement.ticket;
  letter.messageId = placement.messageId;
  letter.decidedAt = work.at;
  letter.decidedBy = work.actor.kind === 'STAFF' ? work.actor.name : null;
  letter.readAgainAt = null;
  if (placement.outcome === 'REGISTERED' || placement.outcome === 'JOINED') return;
  await work.record({ type: 'LETTER_FILED', subjectType: 'letter', subjectId: letter.id, payload: { outcome: placement.outcome, reason: placement.reason } });
};

/** Writes down what the headers say, for lists. */
export const describeLetter = (letter: IncomingLetter, read: ReadLetter, proof: Proof | null): void => {
  const [author] = read.authors;
  letter.subject = read.subject?.replaceAll('\u0000', '') ?? null;
  letter.messageHeaderId = read.messageHeaderId;
  letter.fromAddress = author?.address.slice(0, 320).replaceAll('\u0000', '') ?? null;
  letter.counterpartNumber = otherDesksNumberIn(read.subject ?? '', ticketPrefixes(), isOfDesk(read.headers));
  letter.authentication = proof?.authentication ?? null;
  letter.authenticationFindings = proof?.findings.replaceAll('\u0000', '') ?? null;
  letter.fromName = author?.name ? givenName(author).replaceAll('\u0000', '') || null : null;
};

const unreadable = (reason: LetterReason): Placement => ({ outcome: 'UNREADABLE', reason, ticket: null, messageId: null });

/** What a letter says, or why nobody can tell and what its heading says all the same. */
type Reading = { read: ReadLetter } | { heading: ReadLetter | null; reason: LetterReason };

const readingOf = async (system: System, letterId: string, raw: Buffer): Promise<Reading> => {
  try {
    return { read: await inspected(await readLetter(raw)) };
  } catch (error) {
    if (!(error instanceof UnreadableLetter)) throw error;
    system.log.info({ letterId, error: String(error) }, 'a letter could not be read; it is kept');
    return { heading: await readHeading(raw), reason: error.reason };
  }
};

/** Looks into a letter once; its bytes are not held beyond that. Null when there is nothing left to decide. */
const lookInto = async (system: System, letterId: string): Promise<{ reading: Reading; proof: Proof | null } | null> => {
  const { rows } = await system.pool.query<Peer>(`select peer_address as address, peer_helo as helo, envelope_from as sender, mailbox_host as mailbox from incoming_letter where id = $1 and ${undecided}`, [letterId]);
  const [peer] = rows;
  const raw = peer ? await rawLetter(system, letterId, { onlyUndecided: true }) : null;
  if (!peer || !raw) return null;
  try {
    const reading = await readingOf(system, letterId, raw);
    killPoint('READ');
    return { reading, proof: 'read' in reading ? await authenticate(system, raw, reading.read, peer) : null };
  } finally {
    giveBackMemory(raw);
  }
};

const decide = async (system: System, letterId: string, before: Promise<unknown>): Promise<void> => {
  const found = await lookInto(system, letterId);
  if (!found) return;
  const { reading, proof } = found;
  const read = 'read' in reading ? reading.read : null;
  const sender = await findSender(system.reader, read?.authors ?? [], lackingProof(system.config.mailAuthentication, proof));
  await before.catch(() => undefined);
  await system.workshop.perform(actorOfSender(sender), async (work) => {
    const letter = await work.em.findOneOrFail(IncomingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // another process was faster
    if (!isUndecided(letter)) return;
    // one copy of a letter after another, so that of two at once one is the repetition
    await work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [letter.sha256]);
    if (sender.address) await lockAddress(work, sender.address);
    const said = 'read' in reading ? reading.read : reading.heading;
    if (said) describeLetter(letter, said, proof);
    if ('heading' in reading && reading.heading && !letter.readAgainAt) await tellOfUnreadable(work, letter, reading.heading);
    await settleLetter(work, letter, 'read' in reading ? await placeLetter(work, letter, reading.read, sender) : unreadable(reading.reason));
    killPoint('DECIDED');
  });
  killPoint('REGISTERED');
};

const laterMilliseconds = 15_000;

/** Nothing failed: what the letter is about is in other hands for a while. */
const putOff = (system: System, letterId: string): Promise<unknown> =>
  system.pool.query(`update incoming_letter set next_attempt_at = $2 where id = $1 and ${undecided}`, [letterId, new Date(clock.now() + laterMilliseconds)]);

/** Counts a failure. The last one puts the letter before a person's eyes, with what its heading says where its reading failed. */
const recordFailure = async (system: System, letterId: string, error: unknown): Promise<void> => {
  const isReading = error instanceof BrokeOff;
  const raw = isReading ? await rawLetter(system, letterId, { onlyUndecided: true }) : null;
  const heading = raw ? await readHeading(raw) : null;
  await system.workshop.perform(systemActor, async (work) => {
    const letter = await work.em.findOneOrFail(IncomingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!isUndecided(letter)) return;
    letter.attempts += 1;
    letter.nextAttemptAt = new Date(work.now + (waitsMilliseconds[letter.attempts - 1] ?? 0));
    if (letter.attempts < mostAttempts) return;
    if (heading) describeLetter(letter, heading, null);
    if (heading && !letter.readAgainAt) await tellOfUnreadable(work, letter, heading);
    await settleLetter(work, letter, unreadable(isReading ? 'READING_BROKE_OFF' : 'PROCESSING_FAILED'));
  });
};

const verdictOf = async (system: System, letterId: string): Promise<LetterVerdict> => {
  const { rows } = await system.pool.query<LetterVerdict & { ticketId: string | null; messageId: string | null }>(
    `select letter.id as "letterId", outcome, reason, ticket.number as "ticketNumber", letter.message_header_id as "messageHeaderId",
       letter.ticket_id as "ticketId", letter.message_id as "messageId"
     from incoming_letter letter left join ticket on ticket.id = letter.ticket_id where letter.id = $1`,
    [letterId],
  );
  const [letter] = rows;
  if (!letter) throw new Error(`letter ${letterId} is not there`);
  const { ticketId, messageId, ...verdict } = letter;
  const purpose = verdict.outcome === 'JOINED' && messageId ? followUpKey(messageId) : ticketId ? confirmationKey(ticketId) : null;
  const confirmations = await system.pool.query<{ id: string }>(`select message_header_id as id from outgoing_letter where deduplication_key = $1 and to_address <> ''`, [purpose]);
  return { ...verdict, confirmation: confirmations.rows[0]?.id ?? null };
};

/**
 * Decides about a stored letter: reads it, and in one transaction does what follows and writes down what became of it. When that
 * fails, nothing of it remains but the letter, which is tried again later. Deciding twice is harmless: the first one counts.
 * Reading begins at once, what follows from it waits for `before`: the letters that arrived earlier.
 */
export const decideStored = async (system: System, letterId: string, before: Promise<unknown> = Promise.resolve()): Promise<void> => {
  try {
    await decide(system, letterId, before);
  } catch (error) {
    if (error instanceof LetterBeingSent) return void (await putOff(system, letterId));
    system.log.error({ letterId, error: String(error) }, 'a letter could not be processed; it is kept and tried again');
    await recordFailure(system, letterId, error);
  }
};

/** Decides about a stored letter, and says what became of it. */
export const decideLetter = async (system: System, letterId: string): Promise<LetterVerdict> => {
  await decideStored(system, letterId);
  return verdictOf(system, letterId);
};

/** A letter that waits, and whether it is a large one. */
export interface UndecidedLetter {
  id: string;
  large: boolean;
}

/** So many are looked at together; the others come after them. */
const mostAtOnce = 1000;

/**
 * The letters that wait to be decided about, are due and in nobody's hands, the earliest arrival first; and when the next one falls due.
 * What waits for another attempt or is in hand already takes no place among them.
 */
export const undecidedLetters = async (system: Pick<System, 'pool'>, inHand: readonly string[] = [], limit = mostAtOnce): Promise<{ due: UndecidedLetter[]; nextAt: number | null }> => {
  const now = new Date(clock.now());
  const { rows: due } = await system.pool.query<UndecidedLetter>(
    `select id, octet_length(raw) > ${largeBytes} as large from incoming_letter where ${undecided} and next_attempt_at <= $1 and id <> all($2::uuid[]) order by received_at, id limit $3`, [now, inHand, limit]);
  const { rows: [later] } = await system.pool.query<{ at: Date | null }>(`select min(next_attempt_at) as at from incoming_letter where ${undecided} and next_attempt_at > $1`, [now]);
  return { due, nextAt: later?.at?.getTime() ?? null };
};

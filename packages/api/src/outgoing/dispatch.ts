import { Readable } from 'node:stream';
import type { LetterFault } from '@reglament/schema';
import type { Pool, PoolClient } from 'pg';
import type { Ask } from '../attachments/chunks.ts';
import { storedBytes } from '../attachments/stores/stores.ts';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { killPoint } from '../platform/killPoint.ts';
import { domainOf } from '../platform/text/domainOf.ts';
import { calendarKnownAt, ruleBookAt, ruleBookOf } from '../regulation/ruleBook.ts';
import { flagUndeliveredIn } from '../tickets/undelivered.ts';
import { LastWords, type LastWord } from './lastWord.ts';
import { leavesOnceDue } from './leavingHours.ts';
import { noteLetterEvent } from './letterEvent.ts';
import { isWrittenByPeople } from './openingHours.ts';
import { noteRefusals } from './refusedAddress.ts';
import { namesAll, recipientOutcome, writtenRefusals, type RecipientOutcome } from './recipientOutcome.ts';
import { heardSince, isGivenUp, isOverdueToWarn, isRefusedForGood, isSaidOfOneLetter, isServerUnavailable, nextAttemptAfter, overtakesSince, speaksOfSender, type SendingFault } from './retry.ts';
import { markedFor } from './returnMark.ts';
import { serverWords } from './serverWords.ts';
import { threadHeaders, type ThreadLetter } from './threadHeaders.ts';
import { threadKey } from './threadKey.ts';
import { refusedIn, type EnclosedFile, type LetterTransport, type ReadyLetter, type RefusedAddress, type Taken } from './transport.ts';
import { endTaskUnlessOthersLack } from './undeliveredTask.ts';
import { settleUnknown, Unkept } from './unkept.ts';
import { isWaitedFor, letterOfTask } from './waitedFor.ts';

interface WaitingLetter {
  id: string;
  ticketId: string | null;
  /** The answer that it carries. */
  messageId: string | null;
  templateKey: string;
  toAddress: string;
  subject: string;
  body: string;
  bodyHtml: string | null;
  attachmentIds: string[];
  locale: string;
  headers: Record<string, string>;
  news: boolean;
  messageHeaderId: string;
  sendAfter: Date;
  createdAt: Date;
  attempts: number;
  unkept: number;
  /** Addresses that have not taken it yet; null while it goes to all. */
  pendingTo: string | null;
  refused: RefusedAddress[];
  firstAttemptAt: Date | null;
  triedSince: Date | null;
  delayedAt: Date | null;
  /** Under which its ticket was accepted. */
  regulationVersionId: string | null;
  /** When the answer that it carries counts as given. */
  answeredAt: Date | null;
}

/**
 * The letter that is due first and that nobody else is sending. Letters of one ticket leave in their order: one that is due
 * later, or waits for another attempt, holds back those behind it; but an answer goes past a notice that was put off for an hour, and
 * past a letter that some of its addresses have. Letters to staff go when none to a client is due, and news to many when nothing else is.
 */
const lockNext = async (client: PoolClient, now: Date, { unknown }: Unkept): Promise<WaitingLetter | undefined> => {
  const { rows } = await client.query<WaitingLetter>(
    `select id, ticket_id as "ticketId", message_id as "messageId", template_key as "templateKey", to_address as "toAddress", subject, body, body_html as "bodyHtml", locale, headers, news, attachment_ids as "attachmentIds",
       message_header_id as "messageHeaderId", send_after as "sendAfter", created_at as "createdAt", attempts, unkept,
       pending_to as "pendingTo", refused, first_attempt_at as "firstAttemptAt", tried_since as "triedSince", delayed_at as "delayedAt",
       (select regulation_version_id from ticket where ticket.id = letter.ticket_id) as "regulationVersionId", (select leaves_at from message where message.id = letter.message_id) as "answeredAt"
     from outgoing_letter letter
     where status = 'WAITING' and next_attempt_at <= $1 and id <> all($3::uuid[]) and not exists (
       select from outgoing_letter earlier
       where earlier.ticket_id = letter.ticket_id and earlier.status = 'WAITING'
         and (earlier.send_after, earlier.created_at, earlier.id) < (letter.send_after, letter.created_at, letter.id)
         and not coalesce(letter.message_id is not null and (earlier.message_id is null or earlier.pending_to is not null) and earlier.first_attempt_at <= $2, false))
     order by news, starts_with(template_key, 'staff.'), send_after, created_at, id limit 1 for update skip locked`,
    [now, overtakesSince(now.getTime()), unknown.map(({ id }) => id)],
  );
  return rows[0];
};

/** What was written on the ticket before this letter, oldest first. */
const threadBefore = async (client: PoolClient, letter: WaitingLetter): Promise<ThreadLetter[]> => {
  if (letter.ticketId === null) return [];
  const { rows } = await client.query<ThreadLetter>(
    `select message_header_id as "messageHeaderId", by_client as "byClient" from (
       select message_header_id, true as by_client, noted_at as at, id from thread_reference where ticket_id = $1 and noted_at <= $2
       union all
       select message_header_id, false, created_at, id from outgoing_letter
       where ticket_id = $1 and created_at < $2 and to_address <> '' and status not in ('CANCELLED', 'HELD')) letters
     order by at, by_client desc, id`,
    [letter.ticketId, letter.createdAt],
  );
  return rows;
};

/** The files that go with a letter; their bytes are read while it is sent, a piece at a time. */
const filesWith = async (client: PoolClient, { attachmentIds }: WaitingLetter): Promise<EnclosedFile[]> => {
  if (attachmentIds.length === 0) return [];
  const ask: Ask = async <Row>(sql: string, values: unknown[]) => (await client.query(sql, values)).rows as Row[];
  const rows = await ask<{ id: string; fileId: string; fileName: string; contentType: string; size: number }>(
    'select id, file_id as "fileId", file_name as "fileName", content_type as "contentType", size from attachment where id = any($1::uuid[]) order by position, id', [attachmentIds]);
  return rows.map(({ id, fileId, fileName, contentType, size }) => ({ id, fileName, contentType, open: () => Readable.from(storedBytes(ask, fileId, { start: 0, end: size - 1 })) }));
};

const stillTo = ({ pendingTo, toAddress }: WaitingLetter): string[] => (pendingTo ?? toAddress).split(', ');

const readyLetter = async (client: PoolClient, letter: WaitingLetter, to: readonly string[]): Promise<ReadyLetter> => ({
  ...letter,
  headers: { ...letter.headers, ...markedFor(threadKey(), letter.messageHeaderId, to) },
  to,
  files: await filesWith(client, letter),
  ...threadHeaders(await threadBefore(client, letter)),
});

/** R16: contacts to whom no letter goes any more, also one that was written before: from whom three came back, and who left the client; news also to those of a client who left. */
const stoppedOf = async (client: PoolClient, { templateKey, news }: WaitingLetter, to: readonly string[]): Promise<RefusedAddress[]> => {
  // a colleague may have been somebody's contact once
  if (templateKey.startsWith('staff.')) return [];
  const { rows } = await client.query<{ address: string; said: LetterFault }>(
    `select * from (
       select lower(contact.email) as address, case when not contact.active then 'CONTACT_INACTIVE' when letters_stopped_at is not null then 'ADDRESS_STOPPED' when $2 and not client.active then 'CLIENT_INACTIVE' end as said
       from contact join client on client.id = contact.client_id where contact.email = any($1::text[])) known
     where said is not null`, [to, news]);
  return rows;
};

/** What became of an attempt: the letter is settled, waits for another attempt, or the server is away for all letters; BROKEN: nothing of it could be kept, it waits. */
type Attempt = 'SETTLED' | 'POSTPONED' | 'SERVER_UNAVAILABLE' | 'BROKEN';

interface Settlement {
  status: 'SENT' | 'FAILED';
  error: string | null;
  refused: readonly RefusedAddress[];
  /** Whom it did not reach; none when it has arrived, or was told of before. */
  unreached: string;
  answer: string | null;
}

const makesTask = (letter: WaitingLetter): letter is WaitingLetter & { ticketId: string } => letter.ticketId !== null && isWaitedFor(letter);

/** Writes what became of the letter, and the event that says so, in the transaction that holds it. */
const settle = async (client: PoolClient, letter: WaitingLetter, { status, error, refused, unreached, answer }: Settlement, now: Date): Promise<void> => {
  await client.query(
    `update outgoing_letter set status = $2, sent_at = $3, last_error = $4, attempts = attempts + 1, version = version + 1, refused = $5, pending_to = null, first_attempt_at = coalesce(first_attempt_at, $6), server_answer = coalesce($7, server_answer) where id = $1`,
    [letter.id, status, status === 'SENT' ? now : null, error, JSON.stringify(refused), now, answer],
  );
  // the letter is one of those of the task
  if (makesTask(letter) && refused.length === 0 && letter.delayedAt !== null) await endTaskUnlessOthersLack(client, letter, now);
  await noteLetterEvent(client, letter, { status, error }, now);
  if (unreached !== '' && makesTask(letter)) await flagUndeliveredIn(client, letter.ticketId, { letterId: letter.id, to: unreached, error, ...letterOfTask(letter) }, now);
};

const addressesIn = (refused: readonly RefusedAddress[]): string => refused.map(({ address }) => address).join(', ');

/** Every address has taken the letter or refused it for good, now or at an earlier attempt. */
const settleAll = async (client: PoolClient, letter: WaitingLetter, fresh: readonly RefusedAddress[], now: Date, answer: string | null = null): Promise<void> => {
  const refused = [...letter.refused, ...fresh];
  const nobodyHasIt = letter.toAddress.split(', ').every((address) => refused.some((one) => one.address === address.toLowerCase()));
  await settle(client, letter, { status: nobodyHasIt ? 'FAILED' : 'SENT', error: writtenRefusals(refused, letter.toAddress), refused, unreached: addressesIn(fresh), answer }, now);
};

/** What is put off: to whom it still goes, and why. */
interface Delay {
  error: string;
  pendingTo: string | null;
  refused: readonly RefusedAddress[];
  serverAway: boolean;
  /** What the server answered where it took the letter for others. */
  answer?: string | null;
  /** Whoever leads is told of the server by then (see standstill.ts), and of this letter nobody besides. */
  isToldOfServer?: boolean;
}

const postpone = async (client: PoolClient, letter: WaitingLetter, { error, pendingTo, refused, serverAway, answer = null, isToldOfServer = false }: Delay, now: number): Promise<void> => {
  const at = new Date(now);
  const warns = makesTask(letter) && letter.delayedAt === null && !isToldOfServer && isOverdueToWarn((letter.firstAttemptAt ?? at).getTime(), now);
  await client.query(
    `update outgoing_letter set attempts = attempts + 1, next_attempt_at = $2, last_error = $3, server_away = $4, pending_to = $5, refused = $6, first_attempt_at = coalesce(first_attempt_at, $7), tried_since = coalesce(tried_since, $7),
       delayed_at = coalesce(delayed_at, $8), server_answer = coalesce($9, server_answer), version = version + 1 where id = $1`,
    [letter.id, new Date(nextAttemptAfter(letter.attempts + 1, now)), error, serverAway, pendingTo, JSON.stringify(refused), at, warns ? at : null, answer],
  );
  if (warns) await flagUndeliveredIn(client, letter.ticketId, { letterId: letter.id, to: pendingTo ?? letter.toAddress, error: 'DELAYED' satisfies LetterFault, ...letterOfTask(letter) }, at);
};

/** Decision 72: a refusal of ourselves that one letter hears, or letters to one domain alone, may be theirs; of letters to two domains that are tried now it is said of us. What waits for the opening is not tried. */
const isHeardOfTwoDomains = async (client: PoolClient, letter: WaitingLetter, to: readonly string[], now: number): Promise<boolean> => {
  const { rows } = await client.query<{ to: string; said: string }>(
    `select distinct coalesce(pending_to, to_address) as "to", last_error as said from outgoing_letter
     where status = 'WAITING' and attempts > 0 and last_error is not null and id <> $1 and next_attempt_at > $2 and next_attempt_at > send_after`, [letter.id, heardSince(now)]);
  const others = rows.flatMap((other) => (speaksOfSender(other.said) ? other.to.split(', ').map(domainOf) : []));
  return others.length > 0 && new Set([...to.map(domainOf), ...others]).size > 1;
};

/** The server spoke of each address. */
const concludeByRecipient = async (client: PoolClient, letter: WaitingLetter, { accepted, deferred, gone, answer }: RecipientOutcome & { answer: string | null }, now: number): Promise<Attempt> => {
  const at = new Date(now);
  const [first] = deferred;
  if (!first || isGivenUp(letter, now)) {
    await settleAll(client, letter, [...gone, ...deferred.map(({ address }) => ({ address, said: 'GIVEN_UP' satisfies LetterFault }))], at, answer);
    await noteRefusals(client, gone, at);
    return 'SETTLED';
  }
  const isOfUs = accepted.length === 0 && gone.length === 0 && deferred.every(({ said }) => speaksOfSender(said));
  const isAway = isOfUs && (await isHeardOfTwoDomains(client, letter, deferred.map(({ address }) => address), now));
  const isSplit = accepted.length > 0 || gone.length > 0;
  await postpone(client, letter, { error: first.said, pendingTo: isSplit ? addressesIn(deferred) : letter.pendingTo, refused: [...letter.refused, ...gone], serverAway: isAway, answer }, now);
  if (gone.length > 0 && makesTask(letter)) await flagUndeliveredIn(client, letter.ticketId, { letterId: letter.id, to: addressesIn(gone), error: writtenRefusals(gone, letter.toAddress), ...letterOfTask(letter) }, at);
  await noteRefusals(client, gone, at);
  return isAway ? 'SERVER_UNAVAILABLE' : 'POSTPONED';
};

/** The server spoke of the letter as a whole, or was not there. */
const concludeAsWhole = async (client: PoolClient, letter: WaitingLetter, { to, stopped, fault }: { to: readonly string[]; stopped: readonly RefusedAddress[]; fault: SendingFault & { said: string } }, now: number): Promise<Attempt> => {
  const at = new Date(now);
  const isForGood = isRefusedForGood(fault);
  if (isForGood || isGivenUp(letter, now)) {
    const said = isForGood ? fault.said : ('GIVEN_UP' satisfies LetterFault);
    const fresh = to.map((address) => ({ address: address.toLowerCase(), said, ofLetter: true }));
    await settleAll(client, letter, [...stopped, ...fresh], at);
    if (isForGood) await noteRefusals(client, fresh, at);
    return 'SETTLED';
  }
  const isOfLetter = isSaidOfOneLetter(fault);
  const isAway = isServerUnavailable(fault) && (!isOfLetter || (await isHeardOfTwoDomains(client, letter, to, now)));
  await postpone(client, letter, { error: fault.said, pendingTo: letter.pendingTo, refused: letter.refused, serverAway: isAway, isToldOfServer: isAway && !isOfLetter }, now);
  return isAway ? 'SERVER_UNAVAILABLE' : 'POSTPONED';
};

/** What came of handing a letter over: it was taken, but for these addresses, or not at all. */
type HandingOver = Taken | ReturnType<typeof sendingFault>;

/** By what a letter goes, and its right to be taken (see lastWord.ts). */
interface Way {
  transport: LetterTransport;
  lastWord: LastWord;
  /** Called when a server has it. */
  readonly taken: () => void;
}

/** Whatever sending throws concerns this letter or the mail server, never the letters behind it. */
const handOver = async (client: PoolClient, letter: WaitingLetter, { transport, lastWord, taken }: Way, to: readonly string[]): Promise<HandingOver> => {
  const ready = await readyLetter(client, letter, to);
  try {
    const handedOver = await transport.send(ready, () => lastWord.take());
    taken();
    return handedOver;
  } catch (error) {
    return sendingFault(error);
  }
};

const spokeOfLetter = (to: readonly string[], handedOver: HandingOver): handedOver is ReturnType<typeof sendingFault> => 'said' in handedOver && !(handedOver.refused.length > 0 && namesAll(to, handedOver.refused));

/**
 * R16: the mail library tells no refused addresses where the letter was refused as a whole afterwards. Each address by itself then shows
 * which of them is not there, and one that some server does not want keeps nothing from the others.
 */
const handOverOneByOne = async (client: PoolClient, letter: WaitingLetter, way: Way, to: readonly string[]): Promise<Taken> => {
  const taken: Taken = { refused: [] };
  for (const address of to) {
    const handedOver = await handOver(client, letter, way, [address]);
    if (spokeOfLetter([address], handedOver)) taken.refused.push({ address: address.toLowerCase(), said: handedOver.said, ofLetter: true });
    else {
      taken.refused.push(...handedOver.refused);
      if ('answer' in handedOver) taken.answer = handedOver.answer;
    }
  }
  return taken;
};

/** §4.6: whether an answer was given at a moment that was closed as far as anybody knew then; of a day that was closed afterwards nobody sent it out of hours. */
const isSentOutOfHours = (regulationVersionId: string, answeredAt: Date | null): boolean =>
  answeredAt !== null && !calendarKnownAt(ruleBookOf(regulationVersionId), answeredAt.getTime()).isOpen(answeredAt.getTime());

/** §4.6: when a letter that is due leaves by the hours of the desk; the desk's own letters leave whenever they are due. */
const leavesAt = (letter: WaitingLetter, now: number): number => {
  const { messageId, regulationVersionId, answeredAt } = letter;
  if (messageId !== null && regulationVersionId !== null) return leavesOnceDue(ruleBookOf(regulationVersionId).calendar, now, isSentOutOfHours(regulationVersionId, answeredAt));
  return isWrittenByPeople(letter) ? leavesOnceDue(ruleBookAt(now).calendar, now, false) : now;
};

/** It waits for the opening, and so does what was to leave with it, after it. Decision 95: nobody tries meanwhile, so patience stands still, neither spent by holidays nor begun anew each evening. */
const holdUntil = async (client: PoolClient, letter: WaitingLetter, opening: number, now: number): Promise<Attempt> => {
  await client.query(
    `update outgoing_letter set send_after = $2, next_attempt_at = $2, first_attempt_at = first_attempt_at + make_interval(secs => $5), version = version + 1
     where id = $1 or (ticket_id = $3 and status = 'WAITING' and send_after = $4)`,
    [letter.id, new Date(opening), letter.ticketId, letter.sendAfter, (opening - now) / 1000],
  );
  return 'POSTPONED';
};

const attempt = async (client: PoolClient, letter: WaitingLetter, way: Way, now: number): Promise<Attempt> => {
  const opening = leavesAt(letter, now);
  if (opening > now) return holdUntil(client, letter, opening, now);
  const all = stillTo(letter);
  const stopped = await stoppedOf(client, letter, all);
  const to = all.filter((address) => stopped.every((one) => one.address !== address.toLowerCase()));
  if (to.length === 0) {
    await settleAll(client, letter, stopped, new Date(now));
    return 'SETTLED';
  }
  killPoint('SENDING');
  const handedOver = await handOver(client, letter, way, to);
  killPoint('HANDED_OVER');
  const isOfLetter = spokeOfLetter(to, handedOver);
  if (isOfLetter && (to.length === 1 || !isRefusedForGood(handedOver))) return concludeAsWhole(client, letter, { to, stopped, fault: handedOver }, now);
  const taken: Taken = isOfLetter ? await handOverOneByOne(client, letter, way, to) : handedOver;
  const outcome = recipientOutcome(to, taken.refused);
  return concludeByRecipient(client, letter, { ...outcome, gone: [...stopped, ...outcome.gone], answer: taken.answer ?? null }, now);
};

/** What the mail library threw, and what the server said. */
const sendingFault = (error: unknown): SendingFault & { said: string; refused: RefusedAddress[] } => {
  if (!(error instanceof Error)) return { said: serverWords(String(error)), refused: [] };
  return {
    refused: 'rejectedErrors' in error && Array.isArray(error.rejectedErrors) ? refusedIn(error.rejectedErrors) : [],
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    responseCode: 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined,
    command: 'command' in error && typeof error.command === 'string' ? error.command : undefined,
    said: serverWords('response' in error && typeof error.response === 'string' ? error.response : error.message),
  };
};

/** P12: what came of an attempt could not be kept, so nothing of it was. The letter is put off, and those behind it go on; whoever has it meanwhile goes on with it. */
const putAside = (pool: Pool, letter: WaitingLetter, { error, isTaken }: { error: unknown; isTaken: boolean }, now: number): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(`select from outgoing_letter where id = $1 and status = 'WAITING' and attempts = $2 for update skip locked`, [letter.id, letter.attempts]);
    if (rowCount === 0) return;
    if (isGivenUp(letter, now)) {
      await settleAll(client, letter, stillTo(letter).map((address) => ({ address: address.toLowerCase(), said: 'GIVEN_UP' satisfies LetterFault })), new Date(now));
      return;
    }
    await postpone(client, letter, { error: sendingFault(error).said, pendingTo: letter.pendingTo, refused: letter.refused, serverAway: false }, now);
    if (isTaken) await client.query('update outgoing_letter set unkept = unkept + 1 where id = $1', [letter.id]);
  });

/** What whoever sends one letter after another remembers between them. */
interface Sender {
  lastWord: LastWord;
  unkept: Unkept;
}

/**
 * Sends the letter that is due first. It stays locked until its new state is committed: no other process sends it meanwhile, and
 * a crash between the server's 250 and the commit sends it once more under the same Message-ID.
 * @returns null when there is nothing to send
 */
export const dispatchNext = async (pool: Pool, transport: LetterTransport, now: number, { lastWord = new LastWords().next(), unkept = new Unkept() }: Partial<Sender> = {}): Promise<Attempt | null> => {
  const locked: WaitingLetter[] = [];
  let isTaken = false;
  const way: Way = { transport, lastWord, taken: () => void (isTaken = true) };
  try {
    const attempted = await inTransaction(pool, async (client) => {
      const letter = await lockNext(client, new Date(now), unkept);
      if (!letter) return null;
      locked.push(letter);
      return attempt(client, letter, way, now);
    });
    if (attempted === 'SETTLED') for (const letter of locked) unkept.forget(letter);
    return attempted;
  } catch (error) {
    const [letter] = locked;
    if (!letter) throw error;
    if (isTaken && unkept.note(letter)) await settleUnknown(pool, unkept, now);
    else await putAside(pool, letter, { error, isTaken }, now);
    return 'BROKEN';
  }
};

/**
 * P10: letters that met a server that was away are due as soon as it takes one again; what waits longer each time is meant for a server that
 * is not there. What somebody else is sending is left alone.
 */
export const makeDueAgain = async (pool: Pool, now: number): Promise<void> => {
  await pool.query(
    `update outgoing_letter set next_attempt_at = $1
     where id in (select id from outgoing_letter where status = 'WAITING' and server_away and next_attempt_at > $1 for update skip locked)`, [new Date(now)]);
};

/** When the next letter falls due after `now`; null when none waits. */
export const nextDispatchAt = async (pool: Pool, now: number): Promise<number | null> => {
  const { rows } = await pool.query<{ at: Date | null }>(`select min(next_attempt_at) as at from outgoing_letter where status = 'WAITING' and next_attempt_at > $1`, [
    new Date(now),
  ]);
  return rows[0]?.at?.getTime() ?? null;
};


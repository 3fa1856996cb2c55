import type { LetterFault } from '@reglament/schema';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { killPoint } from '../platform/killPoint.ts';
import { calendarKnownAt, ruleBookAt, ruleBookOf } from '../regulation/ruleBook.ts';
import { concludeAsWhole, concludeByRecipient, type Attempt } from './concluding.ts';
import { handOver, handOverOneByOne, sendingFault, spokeOfLetter, type Way } from './handingOver.ts';
import { LastWords, type LastWord } from './lastWord.ts';
import { leavesOnceDue } from './leavingHours.ts';
import { isWrittenByPeople } from './openingHours.ts';
import { recipientOutcome } from './recipientOutcome.ts';
import { isGivenUp, isRefusedForGood } from './retry.ts';
import { postpone, settleAll } from './settling.ts';
import type { LetterTransport, RefusedAddress, Taken } from './transport.ts';
import { settleUnknown, Unkept } from './unkept.ts';
import { lockNext, stillTo, type WaitingLetter } from './waitingLetter.ts';

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

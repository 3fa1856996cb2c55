import type { LetterFault } from '@reglament/schema';
import type { PoolClient } from 'pg';
import { flagUndeliveredIn } from '../tickets/undelivered.ts';
import { noteLetterEvent } from './letterEvent.ts';
import { writtenRefusals } from './recipientOutcome.ts';
import { isOverdueToWarn, nextAttemptAfter } from './retry.ts';
import type { RefusedAddress } from './transport.ts';
import { endTaskUnlessOthersLack } from './undeliveredTask.ts';
import { isWaitedFor, letterOfTask } from './waitedFor.ts';
import type { WaitingLetter } from './waitingLetter.ts';

interface Settlement {
  status: 'SENT' | 'FAILED';
  error: string | null;
  refused: readonly RefusedAddress[];
  /** Whom it did not reach; none when it has arrived, or was told of before. */
  unreached: string;
  answer: string | null;
}

/** Whether its ticket has a task while it does not arrive (R16). */
export const makesTask = (letter: WaitingLetter): letter is WaitingLetter & { ticketId: string } => letter.ticketId !== null && isWaitedFor(letter);

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

/** Addresses in a row, as a letter has them. */
export const addressesIn = (refused: readonly RefusedAddress[]): string => refused.map(({ address }) => address).join(', ');

/** Every address has taken the letter or refused it for good, now or at an earlier attempt. */
export const settleAll = async (client: PoolClient, letter: WaitingLetter, fresh: readonly RefusedAddress[], now: Date, answer: string | null = null): Promise<void> => {
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

/** The letter waits for another attempt; whoever is responsible is told of it once, when it lasts. */
export const postpone = async (client: PoolClient, letter: WaitingLetter, { error, pendingTo, refused, serverAway, answer = null, isToldOfServer = false }: Delay, now: number): Promise<void> => {
  const at = new Date(now);
  const warns = makesTask(letter) && letter.delayedAt === null && !isToldOfServer && isOverdueToWarn((letter.firstAttemptAt ?? at).getTime(), now);
  await client.query(
    `update outgoing_letter set attempts = attempts + 1, next_attempt_at = $2, last_error = $3, server_away = $4, pending_to = $5, refused = $6, first_attempt_at = coalesce(first_attempt_at, $7), tried_since = coalesce(tried_since, $7),
       delayed_at = coalesce(delayed_at, $8), server_answer = coalesce($9, server_answer), version = version + 1 where id = $1`,
    [letter.id, new Date(nextAttemptAfter(letter.attempts + 1, now)), error, serverAway, pendingTo, JSON.stringify(refused), at, warns ? at : null, answer],
  );
  if (warns) await flagUndeliveredIn(client, letter.ticketId, { letterId: letter.id, to: pendingTo ?? letter.toAddress, error: 'DELAYED' satisfies LetterFault, ...letterOfTask(letter) }, at);
};

import type { LetterFault } from '@reglament/schema';
import type { PoolClient } from 'pg';
import { domainOf } from '../platform/text/domainOf.ts';
import { flagUndeliveredIn } from '../tickets/undelivered.ts';
import { writtenRefusals, type RecipientOutcome } from './recipientOutcome.ts';
import { noteRefusals } from './refusedAddress.ts';
import { heardSince, isGivenUp, isRefusedForGood, isSaidOfOneLetter, isServerUnavailable, speaksOfSender, type SendingFault } from './retry.ts';
import { addressesIn, makesTask, postpone, settleAll } from './settling.ts';
import type { RefusedAddress } from './transport.ts';
import { letterOfTask } from './waitedFor.ts';
import type { WaitingLetter } from './waitingLetter.ts';

/** What became of an attempt: the letter is settled, waits for another attempt, or the server is away for all letters; BROKEN: nothing of it could be kept, it waits. */
export type Attempt = 'SETTLED' | 'POSTPONED' | 'SERVER_UNAVAILABLE' | 'BROKEN';

/** Decision 72: a refusal of ourselves that one letter hears, or letters to one domain alone, may be theirs; of letters to two domains that are tried now it is said of us. What waits for the opening is not tried. */
const isHeardOfTwoDomains = async (client: PoolClient, letter: WaitingLetter, to: readonly string[], now: number): Promise<boolean> => {
  const { rows } = await client.query<{ to: string; said: string }>(
    `select distinct coalesce(pending_to, to_address) as "to", last_error as said from outgoing_letter
     where status = 'WAITING' and attempts > 0 and last_error is not null and id <> $1 and next_attempt_at > $2 and next_attempt_at > send_after`, [letter.id, heardSince(now)]);
  const others = rows.flatMap((other) => (speaksOfSender(other.said) ? other.to.split(', ').map(domainOf) : []));
  return others.length > 0 && new Set([...to.map(domainOf), ...others]).size > 1;
};

/** The server spoke of each address. */
export const concludeByRecipient = async (client: PoolClient, letter: WaitingLetter, { accepted, deferred, gone, answer }: RecipientOutcome & { answer: string | null }, now: number): Promise<Attempt> => {
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
export const concludeAsWhole = async (client: PoolClient, letter: WaitingLetter, { to, stopped, fault }: { to: readonly string[]; stopped: readonly RefusedAddress[]; fault: SendingFault & { said: string } }, now: number): Promise<Attempt> => {
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

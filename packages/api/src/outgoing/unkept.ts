import type { LetterFault } from '@reglament/schema';
import type { Pool } from 'pg';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { flagUndeliveredIn } from '../tickets/undelivered.ts';
import { noteLetterEvent } from './letterEvent.ts';
import { isWaitedFor, letterOfTask } from './waitedFor.ts';

/** A letter that a server took and of which nothing could be kept. */
export interface UnkeptLetter {
  id: string;
  ticketId: string | null;
  messageId: string | null;
  templateKey: string;
  toAddress: string;
  /** How often that happened, as far as it could be written down. */
  unkept: number;
}

/** The second time may be the duplicate of a crash; after that it is no crash. */
const mostUnkept = 2;

/** P3 (decision 97): what this process handed over without being able to keep what came of it, for when not even that can be written down. */
export class Unkept {
  private readonly times = new Map<string, number>();
  private readonly known = new Map<string, UnkeptLetter>();

  /** Counts one more time; answers whether the letter leaves no more by itself. */
  note(letter: UnkeptLetter): boolean {
    const times = Math.max(this.times.get(letter.id) ?? 0, letter.unkept) + 1;
    this.times.set(letter.id, times);
    if (times >= mostUnkept) this.known.set(letter.id, letter);
    return times >= mostUnkept;
  }

  /** Letters that are handed over to nobody, though they still wait. */
  get unknown(): readonly UnkeptLetter[] {
    return [...this.known.values()];
  }

  forget({ id }: Pick<UnkeptLetter, 'id'>): void {
    this.times.delete(id);
    this.known.delete(id);
  }
}

const outcomeUnknown = 'OUTCOME_UNKNOWN' satisfies LetterFault;

/** R16: whoever is responsible learns of it. What cannot be told stands in the list of letters about which somebody has to do something. */
const tellOfUnknown = (pool: Pool, letter: UnkeptLetter, now: Date): Promise<void> =>
  inTransaction(pool, async (client) => {
    await noteLetterEvent(client, letter, { status: 'FAILED', error: outcomeUnknown }, now);
    if (letter.ticketId !== null && isWaitedFor(letter)) await flagUndeliveredIn(client, letter.ticketId, { letterId: letter.id, to: letter.toAddress, error: outcomeUnknown, ...letterOfTask(letter) }, now);
  });

/**
 * P3, P12 (decision 97): letters that were taken twice and whose outcome could be kept neither time are not handed over again, by the
 * smallest statement there is. One of which not even that can be kept waits here, and is settled when it can be.
 * @returns those of which something could not be written down now
 */
export const settleUnknown = async (pool: Pool, unkept: Unkept, now: number): Promise<UnkeptLetter[]> => {
  const failed: UnkeptLetter[] = [];
  for (const letter of unkept.unknown) {
    try {
      const { rowCount } = await pool.query(`update outgoing_letter set status = 'FAILED', last_error = $2, version = version + 1 where id = $1 and status = 'WAITING'`, [letter.id, outcomeUnknown]);
      unkept.forget(letter);
      if (rowCount !== 0) await tellOfUnknown(pool, letter, new Date(now));
    } catch {
      failed.push(letter);
    }
  }
  return failed;
};

import type { PoolClient } from 'pg';
import { clock } from '../platform/clock.ts';
import type { System } from '../platform/feature.ts';
import { newId } from '../platform/identity.ts';
import { fingerprintOf } from './duplicate.ts';

/** The largest letter that is taken by any way. */
export const longestLetterBytes = 35 * 1024 * 1024;

/** How a letter came. */
export interface Envelope {
  /** Sender of the transport, empty for a bounce; absent when the way tells none. */
  from?: string;
  to: string[];
  /** The server that brought it to the door; absent when the way knows none. */
  peer?: { address: string; helo: string };
  /** Arrival (R14), epoch milliseconds: when the desk's mailbox or door took it. */
  receivedAt: number;
}

/** Arrival is bounded to the past (R14). */
export const arrivalOf = ({ receivedAt }: Pick<Envelope, 'receivedAt'>): Date => new Date(Math.min(receivedAt, clock.now()));

/**
 * Keeps a letter as it came, before anybody looks into it. Given the pool, it is committed when this answers and cannot be lost:
 * whoever handed it over may forget it. Given a client, it stands or falls with the client's transaction.
 * @returns its identifier
 */
export const keepLetter = async (database: Pick<PoolClient, 'query'>, raw: Buffer, envelope: Envelope): Promise<string> => {
  const id = newId();
  await database.query(
    `insert into incoming_letter (id, raw, sha256, envelope_from, envelope_to, received_at, stored_at, next_attempt_at, peer_address, peer_helo, attempts, version)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, 0, 1)`,
    [id, raw, fingerprintOf(raw), envelope.from?.slice(0, 320) ?? null, envelope.to, arrivalOf(envelope), new Date(clock.now()), envelope.peer?.address.slice(0, 64) ?? null, envelope.peer?.helo.slice(0, 255) ?? null],
  );
  return id;
};

/** Keeps a letter for good. */
export const storeLetter = (system: Pick<System, 'pool'>, raw: Buffer, envelope: Envelope): Promise<string> => keepLetter(system.pool, raw, envelope);

import type { PoolClient } from 'pg';
import { pieceBytes, piecesOf } from '../platform/apart/pieces.ts';
import { clock } from '../platform/clock.ts';
import { inTransaction } from '../platform/database/inTransaction.ts';
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
  /** Host of the mailbox in which it lay; absent when it came another way. */
  mailbox?: string;
  /** Arrival (R14), epoch milliseconds: when the desk's mailbox or door took it. */
  receivedAt: number;
}

/** Arrival is bounded to the past (R14). */
export const arrivalOf = ({ receivedAt }: Pick<Envelope, 'receivedAt'>): Date => new Date(Math.min(receivedAt, clock.now()));

/** A letter beyond this comes into the database piece by piece: as one value it would lie in memory three times more. */
const longestValueBytes = 1024 * 1024;

type Database = Pick<PoolClient, 'query'>;

/** Brings bytes into the database, for this transaction alone. @returns the large object that holds them meanwhile */
const bringIn = async (database: Database, bytes: Buffer): Promise<number> => {
  const { rows: [object] } = await database.query<{ oid: number }>('select lo_create(0) as oid');
  if (!object) throw new Error('the database made no large object');
  for (const [index, piece] of piecesOf(bytes).entries()) await database.query('select lo_put($1::oid, $2::bigint, $3::bytea)', [object.oid, index * pieceBytes, piece]);
  return object.oid;
};

const insertLetter = async (database: Database, raw: Buffer, { sql, value }: { sql: string; value: Buffer | number }, envelope: Envelope): Promise<string> => {
  const id = newId();
  await database.query(
    `insert into incoming_letter (id, raw, sha256, envelope_from, envelope_to, received_at, stored_at, next_attempt_at, peer_address, peer_helo, mailbox_host, attempts, version)
     values ($1, ${sql}, $3, $4, $5, $6, $7, $7, $8, $9, $10, 0, 1)`,
    [id, value, fingerprintOf(raw), envelope.from?.slice(0, 320) ?? null, envelope.to, arrivalOf(envelope), new Date(clock.now()), envelope.peer?.address.slice(0, 64) ?? null, envelope.peer?.helo.slice(0, 255) ?? null, envelope.mailbox?.toLowerCase() ?? null],
  );
  return id;
};

/**
 * Keeps a letter as it came, before anybody looks into it; it stands or falls with the client's transaction.
 * @returns its identifier
 */
export const keepLetter = async (client: PoolClient, raw: Buffer, envelope: Envelope): Promise<string> => {
  if (raw.length <= longestValueBytes) return insertLetter(client, raw, { sql: '$2', value: raw }, envelope);
  const oid = await bringIn(client, raw);
  const id = await insertLetter(client, raw, { sql: 'lo_get($2::oid)', value: oid }, envelope);
  await client.query('select lo_unlink($1::oid)', [oid]);
  return id;
};

/** Keeps a letter for good: it is committed when this answers and cannot be lost; whoever handed it over may forget it. */
export const storeLetter = ({ pool }: Pick<System, 'pool'>, raw: Buffer, envelope: Envelope): Promise<string> =>
  raw.length <= longestValueBytes ? insertLetter(pool, raw, { sql: '$2', value: raw }, envelope) : inTransaction(pool, (client) => keepLetter(client, raw, envelope));

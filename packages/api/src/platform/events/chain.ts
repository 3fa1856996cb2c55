import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { inTransaction } from '../database/inTransaction.ts';

/** A table that only grows, whose rows get one place after another and are linked by hashes. */
export interface Chain {
  table: string;
  /** Its key, and the order in which rows that wait for their place get it. */
  key: string;
  keyType: 'uuid' | 'bigint';
  /** Advisory lock under which places are given: one relay at a time in the whole database. */
  lock: number;
  /** SQL of the text that the hash protects: every column but those that the relay itself writes. */
  content: string;
}

export interface ChainedRow {
  key: string;
  content: string;
}

/** So many rows get their place in one transaction. */
export const batchSize = 1000;

/** The hash of a row: what came before it, its key and all that it says. */
export const linkOf = (previousHash: string, row: ChainedRow): string =>
  createHash('sha256').update(previousHash).update(row.key).update(row.content).digest('hex');

/**
 * Gives committed rows their position, without gaps and in an order that no reader can overtake, and chains their hashes.
 * Any process may run it; they take turns, so that a row committed during another's turn is not left behind.
 * Returns how many it placed.
 */
export const placeRows = async (pool: Pool, chain: Chain): Promise<number> => {
  const { rows } = await pool.query<{ unplaced: boolean }>(`select exists (select from ${chain.table} where position is null) as unplaced`);
  if (!rows[0]?.unplaced) return 0;
  return inTransaction(pool, (client) => placeBatch(client, chain));
};

const placeBatch = async (client: PoolClient, { table, key, keyType, lock, content }: Chain): Promise<number> => {
  // one way there and back for three statements; each sees what was committed when it begins, so what the turn before placed, too
  const [, unplaced, last] = (await client.query(`select pg_advisory_xact_lock(${lock});
    select ${key}::text as key, ${content} as content from ${table} where position is null order by ${table}.${key} limit ${batchSize};
    select position, hash from ${table} where position is not null order by position desc limit 1`)) as unknown as [QueryResult, QueryResult<ChainedRow>, QueryResult<{ position: string; hash: string }>];
  if (unplaced.rows.length === 0) return 0;
  let position = Number(last.rows[0]?.position ?? 0);
  let hash = last.rows[0]?.hash ?? '';
  const keys: string[] = [];
  const positions: number[] = [];
  const hashes: string[] = [];
  const previousHashes: string[] = [];
  for (const row of unplaced.rows) {
    previousHashes.push(hash);
    hash = linkOf(hash, row);
    keys.push(row.key);
    positions.push(++position);
    hashes.push(hash);
  }
  await client.query(
    `update ${table} set position = placed.position, hash = placed.hash, previous_hash = placed.previous_hash
     from unnest($1::${keyType}[], $2::bigint[], $3::text[], $4::text[]) as placed(key, position, hash, previous_hash)
     where ${table}.${key} = placed.key`,
    [keys, positions, hashes, previousHashes],
  );
  return keys.length;
};

import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** Advisory lock under which positions are given: one relay at a time in the whole database. */
const relayLock = 0x5e91a3e7;
const batchSize = 1000;

interface UnplacedEvent {
  id: string;
  content: string;
}

const linkOf = (previousHash: string, event: UnplacedEvent): string =>
  createHash('sha256').update(previousHash).update(event.id).update(event.content).digest('hex');

/**
 * Gives committed events their position, without gaps and in an order that no reader can overtake, and chains their hashes.
 * Any process may run it; they take turns, so that an event committed during another's turn is not left behind.
 * Returns how many it placed.
 */
export const placeEvents = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ unplaced: boolean }>('select exists (select from event_log where position is null) as unplaced');
  if (!rows[0]?.unplaced) return 0;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [relayLock]);
    const placed = await placeBatch(client);
    await client.query('commit');
    return placed;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};

/** What the chain protects: every column but those that the relay itself writes. */
export const chainedContent = `concat_ws('|', type, subject_type, subject_id, subject_version, client_id, actor::text, payload::text,
  to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'))`;

const placeBatch = async (client: PoolClient): Promise<number> => {
  const unplaced = await client.query<UnplacedEvent>(
    `select id, ${chainedContent} as content from event_log where position is null order by id limit ${batchSize}`,
  );
  if (unplaced.rows.length === 0) return 0;
  const last = await client.query<{ position: string; hash: string }>(
    'select position, hash from event_log where position is not null order by position desc limit 1',
  );
  let position = Number(last.rows[0]?.position ?? 0);
  let hash = last.rows[0]?.hash ?? '';
  const ids: string[] = [];
  const positions: number[] = [];
  const hashes: string[] = [];
  const previousHashes: string[] = [];
  for (const event of unplaced.rows) {
    previousHashes.push(hash);
    hash = linkOf(hash, event);
    ids.push(event.id);
    positions.push(++position);
    hashes.push(hash);
  }
  await client.query(
    `update event_log set position = placed.position, hash = placed.hash, previous_hash = placed.previous_hash
     from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[]) as placed(id, position, hash, previous_hash)
     where event_log.id = placed.id`,
    [ids, positions, hashes, previousHashes],
  );
  return ids.length;
};

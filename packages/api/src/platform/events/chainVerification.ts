import type { Pool, PoolClient } from 'pg';
import { linkOf, type Chain, type ChainedRow } from './chain.ts';

/** A place in a chain that somebody noted before; a chain cut off behind it or written anew no longer has it. */
export interface ChainAnchor {
  position: number;
  hash: string;
}

/** A row as it stands in its chain. */
export interface LinkedRow extends ChainedRow {
  position: string;
  previousHash: string;
  hash: string;
}

export interface ChainWalk<Row extends LinkedRow> {
  chain: Chain;
  /** SQL of what else is read of a row, with a comma before it. */
  more: string;
  anchor: ChainAnchor | null;
  /** Whether what the row says may differ from what its link protects. */
  isRedacted?: (row: Row) => boolean;
  /** Is called for each row in its order; tells what is wrong with it besides. */
  look?: (row: Row, tell: (fault: string) => void) => void;
  /** Takes a fault: the row where it lies, null for one behind the last. */
  tell: (row: Row | null, position: number, fault: string) => void;
}

const batch = 5000;

/**
 * Walks a chain from its first row to its last: finds rows that were changed, removed or inserted, and a chain that is another one
 * than was noted. Where what came before the noted place is kept elsewhere, the walk begins behind it. Answers how many rows there are,
 * the position of the first, and the last link.
 */
export const walkChain = async <Row extends LinkedRow>(client: PoolClient, { chain, more, anchor, isRedacted, look, tell }: ChainWalk<Row>): Promise<{ rows: number; begins: number | null; head: ChainAnchor | null }> => {
  const after = async (position: number): Promise<Row[]> =>
    (await client.query<Row>(`select ${chain.key}::text as key, ${chain.content} as content, position, previous_hash as "previousHash", hash${more} from ${chain.table} where position > $1 order by position limit ${batch}`, [position])).rows;
  let head: ChainAnchor | null = null;
  let count = 0;
  let begins: number | null = null;
  for (let rows = await after(0); rows.length > 0; rows = await after(head?.position ?? 0)) {
    for (const row of rows) {
      const position = Number(row.position);
      const told = (fault: string): void => tell(row, position, fault);
      begins ??= position;
      const expected: ChainAnchor = head ?? (anchor && position === anchor.position + 1 ? anchor : { position: 0, hash: '' });
      if (position !== expected.position + 1) told(`entries ${expected.position + 1} to ${position - 1} were removed`);
      if (row.previousHash !== expected.hash) told('the entry does not continue the one before it');
      if (!isRedacted?.(row) && row.hash !== linkOf(row.previousHash, row)) told('the entry was changed');
      look?.(row, told);
      if (anchor?.position === position && anchor.hash !== row.hash) told('the chain is not the one that was noted');
      head = { position, hash: row.hash };
      count += 1;
    }
  }
  if (anchor && anchor.position > (head?.position ?? 0)) tell(null, anchor.position, 'the chain ends before the place that was noted');
  return { rows: count, begins, head };
};

/** Reads one picture of the database, so that acts may go on meanwhile. */
export const inOnePicture = async <T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await read(client);
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
};

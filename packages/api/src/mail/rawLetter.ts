import type { Pool } from 'pg';
import { inTransaction } from '../platform/database/inTransaction.ts';
import type { System } from '../platform/feature.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { giveBackMemory } from '../platform/apart/giveBackMemory.ts';
import { Pieces } from '../platform/apart/pieces.ts';
import { undecided } from './undecided.ts';

/** A letter beyond this comes slice by slice: a database answers in hexadecimal digits, so all of it would lie in memory three times. */
const longestValueBytes = 1024 * 1024;
/** Small enough for whatever they leave behind to be cleared away at once. */
const [sliceBytes, slicesAtOnce] = [48 * 1024, 16];

/** Cuts the letter in the database, where it is unpacked once. */
const slices = `declare slices no scroll cursor for
  with letter as materialized (select raw || ''::bytea as raw from incoming_letter where id = $1)
  select substring(letter.raw from at for ${sliceBytes}) as slice from letter, generate_series(1, octet_length(letter.raw), ${sliceBytes}) at`;

const inSlices = (pool: Pool, id: string, bytes: number): Promise<Buffer | null> =>
  inTransaction(pool, async (client) => {
    const raw = new Pieces(bytes);
    await client.query(slices, [id]);
    for (let came = 0; came < bytes;) {
      const { rows } = await client.query<{ slice: Buffer }>(`fetch ${slicesAtOnce} from slices`);
      if (rows.length === 0) return null;
      for (const { slice } of rows) {
        raw.add(slice);
        came += slice.length;
        giveBackMemory(slice);
      }
    }
    return raw.whole();
  });

/**
 * A letter as it came, byte for byte. Never asked for in the binary form of the protocol: the driver takes that for UTF-8 and loses every
 * other byte.
 * @returns null when there is none, or somebody has decided about it meanwhile
 */
export const rawLetter = async ({ pool }: Pick<System, 'pool'>, id: string, { onlyUndecided = false } = {}): Promise<Buffer | null> => {
  const { rows: [letter] } = await pool.query<{ bytes: number; raw: Buffer | null }>(
    `select octet_length(raw) as bytes, case when octet_length(raw) <= ${longestValueBytes} then raw end as raw from incoming_letter where id = $1${onlyUndecided ? ` and ${undecided}` : ''}`, [id]);
  return letter ? (letter.raw ?? inSlices(pool, id, letter.bytes)) : null;
};

/** The bytes of a letter inside an act. */
export const rawOf = async (work: Work, id: string): Promise<Buffer> => {
  const [row] = await work.em.execute<{ raw: Buffer }[]>('select raw from incoming_letter where id = ?', [id]);
  if (!row) throw refusal('NOT_FOUND', { field: ['letterId'] });
  return row.raw;
};

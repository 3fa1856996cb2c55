import type { System } from '../platform/feature.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { undecided } from './undecided.ts';

/** Bytes stay bytes. */
const types = { getTypeParser: () => (value: unknown) => value };

/**
 * A letter as it came, byte for byte. It is asked for in binary: as the text of hexadecimal digits in which a database answers otherwise,
 * a large letter would lie in memory three times.
 * @returns null when there is none, or somebody has decided about it meanwhile
 */
export const rawLetter = async ({ pool }: Pick<System, 'pool'>, id: string, { onlyUndecided = false } = {}): Promise<Buffer | null> => {
  const query = { text: `select raw from incoming_letter where id = $1${onlyUndecided ? ` and ${undecided}` : ''}`, values: [id], binary: true, types };
  const { rows } = await pool.query<{ raw: Buffer }>(query);
  return rows[0]?.raw ?? null;
};

/** The bytes of a letter inside an act. */
export const rawOf = async (work: Work, id: string): Promise<Buffer> => {
  const [row] = await work.em.execute<{ raw: Buffer }[]>('select raw from incoming_letter where id = ?', [id]);
  if (!row) throw refusal('NOT_FOUND', { field: ['letterId'] });
  return row.raw;
};

import type { System } from '../platform/feature.ts';

/** Bytes stay bytes. */
const types = { getTypeParser: () => (value: unknown) => value };

/**
 * A letter as it came, byte for byte. It is asked for in binary: as the text of hexadecimal digits in which a database answers otherwise,
 * a large letter would lie in memory three times.
 * @returns null when there is none, or somebody has decided about it meanwhile
 */
export const rawLetter = async ({ pool }: Pick<System, 'pool'>, id: string, { undecided = false } = {}): Promise<Buffer | null> => {
  const query = { text: `select raw from incoming_letter where id = $1${undecided ? ' and outcome is null' : ''}`, values: [id], binary: true, types };
  const { rows } = await pool.query<{ raw: Buffer }>(query);
  return rows[0]?.raw ?? null;
};

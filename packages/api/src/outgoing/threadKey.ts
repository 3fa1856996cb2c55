import { createHash, randomBytes } from 'node:crypto';
import { clock } from '../platform/clock.ts';
import type { System } from '../platform/feature.ts';

let current: Buffer | null = null;

/** The key that signs the tokens of threads (see threadToken.ts). */
export const threadKey = (): Buffer => {
  if (!current) throw new Error('letters were not prepared: there is no key for threads');
  return current;
};

export const useThreadKey = (key: Buffer): void => {
  current = key;
};

/** Takes the key of the setting, or else the one in the database, which the first process makes; all processes then have the same. */
export const prepareThreadKey = async ({ pool, config: { mailTokenKey } }: Pick<System, 'pool' | 'config'>): Promise<void> => {
  if (mailTokenKey !== undefined) return useThreadKey(createHash('sha256').update(mailTokenKey).digest());
  await pool.query(`insert into mail_key (purpose, secret, made_at) values ('THREAD', $1, $2) on conflict do nothing`, [randomBytes(32), new Date(clock.now())]);
  const { rows } = await pool.query<{ secret: Buffer }>(`select secret from mail_key where purpose = 'THREAD'`);
  const [row] = rows;
  if (!row) throw new Error('the key for threads is not there');
  useThreadKey(row.secret);
};

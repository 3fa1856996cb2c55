import type { Pool } from 'pg';

const startLock = 0x5e91a3e8;

/** Does something that only one process at a time may do on a database: bring it up to date, or fill it. Others wait. */
export const oneAtATime = async <T>(pool: Pool, something: () => Promise<T>): Promise<T> => {
  const holder = await pool.connect();
  try {
    await holder.query('select pg_advisory_lock($1)', [startLock]);
    return await something();
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [startLock]).catch(() => undefined);
    holder.release();
  }
};

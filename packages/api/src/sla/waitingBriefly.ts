import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../platform/database/inTransaction.ts';

/** For how long the engine waits for what an act has in hand: no due of another promise is noticed later by more than that. */
const patienceMilliseconds = 400;
/** PostgreSQL's code of a lock that was not given in time. */
const lockNotAvailable = '55P03';

/** Does something in one transaction that waits only briefly for what others hold; null when they held it for longer, and nothing was done. */
export const waitingBriefly = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T | null> => {
  try {
    return await inTransaction(pool, async (client) => {
      await client.query(`set local lock_timeout = '${patienceMilliseconds}ms'`);
      return work(client);
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === lockNotAvailable) return null;
    throw error;
  }
};

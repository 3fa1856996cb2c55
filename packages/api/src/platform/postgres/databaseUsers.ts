import { Client } from 'pg';
import { applicationName, type DatabaseConnection } from './connection.ts';

/** Any number that nothing else in the database `postgres` locks. */
const userLock = 724_501_828;

/**
 * Counts this process among the users of the embedded PostgreSQL, as long as the returned connection stands.
 * @returns undefined while PostgreSQL does not take connections
 */
export async function joinUsers(connection: DatabaseConnection): Promise<Client | undefined> {
  const client = new Client({ ...connection, application_name: `${applicationName} user ${process.pid}` });
  // The end of the connection is watched through 'end'; without a listener here the error would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    // Waits while a leaving process holds the lock alone to stop PostgreSQL; then the connection breaks and the caller starts anew.
    await client.query('select pg_advisory_lock_shared($1)', [userLock]);
    return client;
  } catch {
    await client.end().catch(() => {});
    return undefined;
  }
}

/**
 * Takes this process off the users and tells whether nobody is left. While true is acted on, nobody can join.
 * Also false when the connection is broken: there is nothing to stop then.
 */
export async function isLastOne(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [userLock]);
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [userLock]);
    return rows[0]?.alone === true;
  } catch {
    return false;
  }
}

import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { socketFolder } from '../start/launchedProcess.ts';

/** A connection of the test's own to the database of a running server. */
export const connectToDatabase = async (dataDir: string): Promise<Client> => {
  const client = new Client({ host: socketFolder(dataDir), user: 'postgres', database: 'reglament' });
  // a database that a test stops drops its connections
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end().catch(() => undefined));
  return client;
};

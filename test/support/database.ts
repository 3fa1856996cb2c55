import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { socketFolder } from '../start/launchedProcess.ts';

/** A connection to the database of a running server; whoever asks for it ends it. */
export const databaseOf = async (dataDir: string): Promise<Client> => {
  const client = new Client({ host: socketFolder(dataDir), user: 'postgres', database: 'reglament' });
  // a database that a test stops drops its connections
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** The same for one test, which ends it. */
export const connectToDatabase = async (dataDir: string): Promise<Client> => {
  const client = await databaseOf(dataDir);
  onTestFinished(() => client.end().catch(() => undefined));
  return client;
};

import { readConfig } from '../platform/config.ts';
import { openDataFolder } from '../platform/dataFolder.ts';
import type { System } from '../platform/feature.ts';
import type { DatabaseConnection } from '../platform/postgres/connection.ts';
import { connectionFromUrl } from '../platform/postgres/connectionFromUrl.ts';
import { startEmbeddedPostgres } from '../platform/postgres/embeddedPostgres.ts';
import { openSystem } from '../server.ts';

/** The same name as the server's: both work on one database, at the same time if need be. */
const databaseName = 'reglament';

/**
 * Does something on the database of the settings, beside a running server or without one: that of DATABASE_URL, else the embedded
 * PostgreSQL of DATA_DIR, which is started when it does not run.
 * @throws OperationalFault with one sentence when it cannot be reached
 */
export const withSystem = async <T>(something: (system: System) => Promise<T>): Promise<T> => {
  // standard output belongs to the results
  const config = { ...readConfig({ args: [], env: process.env, workingFolder: process.cwd() }), logLevel: 'silent' as const };
  const database = await openDatabase(config);
  try {
    const opened = await openSystem(config, database.connection);
    try {
      await opened.system.events.start();
      return await something(opened.system);
    } finally {
      await opened.close();
    }
  } finally {
    await database.stop();
  }
};

const openDatabase = async (config: { databaseUrl: string | undefined; dataDir: string }): Promise<{ connection: DatabaseConnection; stop(): Promise<void> }> => {
  if (config.databaseUrl !== undefined) return { connection: await connectionFromUrl(config.databaseUrl), stop: async () => undefined };
  openDataFolder(config.dataDir);
  return startEmbeddedPostgres({ dataDir: config.dataDir, databaseName, durable: true, report: (line) => console.error(line) });
};

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { SoleHolder } from '../background/soleHolder.ts';
import { readConfig, type Config } from '../config.ts';
import { clientConfig, openOrm, openProcessPool, openReader } from '../database/orm.ts';
import { ClientReaders } from '../database/clientReaders.ts';
import { lockRows } from '../database/rowLock.ts';
import { EventStream } from '../events/eventStream.ts';
import type { Feature, System } from '../feature.ts';
import { createLog } from '../log.ts';
import type { DatabaseConnection } from '../postgres/connection.ts';
import { startEmbeddedPostgres } from '../postgres/embeddedPostgres.ts';
import { Workshop, type Reaction } from '../work.ts';

/** Making a PostgreSQL takes two seconds, and longer on a machine that is busy with others. */
export const scratchPatienceMilliseconds = 120_000;

export interface ScratchOptions {
  config?: Partial<Config>;
  /** Reactions besides those of the features: a test makes an act fail with them. */
  reactions?: Reaction[];
  /** Tables by the migrations, as a desk has them: also those that are read and written without entities. */
  migrated?: boolean;
}

export interface ScratchSystem extends System {
  /** Rows of a query. */
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Of its database, for connections besides the pools. */
  connection: DatabaseConnection;
  close(): Promise<void>;
}

const dropDatabase = async (connection: DatabaseConnection, name: string): Promise<void> => {
  const client = new Client(connection);
  await client.connect();
  await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
  await client.end();
};

/** Where a PostgreSQL runs that many runs share, each with a database of its own: mutation repeats a test hundreds of times. */
const sharedPostgres = process.env['SCRATCH_POSTGRES'];

/** A system of some features on a PostgreSQL of its own, with empty tables made from the entities unless the options say otherwise; nothing of it is started. */
export const scratchSystem = async (features: readonly Feature[], options: ScratchOptions = {}): Promise<ScratchSystem> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reglament-scratch-'));
  // PostgreSQL of a test that runs as root belongs to another account, which has to get in
  chmodSync(folder, 0o755);
  const databaseName = path.basename(folder);
  const postgres = await startEmbeddedPostgres({ dataDir: sharedPostgres ?? folder, databaseName, durable: false });
  const orm = await openOrm(postgres.connection, features);
  if (options.migrated) await orm.migrator.up();
  else await orm.schema.create();
  // letters of tests bear the word of this server on what they prove, unless the test is about that
  const config = { ...readConfig({ args: [], env: { MAIL_FRONT_SERVER: 'mx.company.example' }, workingFolder: folder }), ...options.config };
  const log = createLog('silent');
  const pool = openProcessPool(postgres.connection);
  const events = new EventStream(pool, clientConfig(postgres.connection), log);
  const reactions = [...features.flatMap((feature) => feature.reactions ?? []), ...(options.reactions ?? [])];
  const workshop = new Workshop(orm, reactions, () => events.poke(), () => true);
  const reader = await openReader(orm);
  const sole = new SoleHolder(clientConfig(postgres.connection));
  const clientReaders = new ClientReaders(postgres.connection);
  await lockRows(pool, features, log);
  const system: System = { config, orm, reader, readerOf: (reading) => clientReaders.of(reading), replica: null, pool, workshop, events, sole, log, features };
  for (const feature of features) await feature.prepare?.(system);
  return {
    ...system,
    connection: postgres.connection,
    rows: async <Row>(sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows as Row[],
    close: async () => {
      await sole.stop();
      await events.stop();
      await clientReaders.end();
      await pool.end();
      await orm.close(true);
      if (sharedPostgres) await dropDatabase({ ...postgres.connection, database: 'postgres' }, databaseName);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

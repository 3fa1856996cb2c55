import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError, type Client } from 'pg';
import { ExitCode, OperationalFault } from '../fault.ts';
import { openSocketFolder, prepareCluster, type Cluster } from './cluster.ts';
import type { DatabaseConnection } from './connection.ts';
import { isLastOne, joinUsers } from './databaseUsers.ts';
import { runningPostmaster } from './postmasterFile.ts';
import { spawnPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';

export type EmbeddedPostgresOptions = {
  /** Folder that holds (or will hold) the cluster as `postgres`. */
  dataDir: string;
  /** Created when it does not exist. */
  databaseName: string;
  /** False is fast, but a crash may cost the last commits: tests only. */
  durable: boolean;
  /** Takes a line about what happened to the database while the program ran. */
  report?: (line: string) => void;
};

export type EmbeddedPostgres = {
  connection: DatabaseConnection;
  /** True when a PostgreSQL of another process, or one orphaned by a crash, was already running. */
  reused: boolean;
  /** Takes this process off the database; the last one that uses it also stops PostgreSQL. */
  stop: () => Promise<void>;
};

const port = 5432;
const superuser = 'postgres';
const startPatienceMilliseconds = 120_000;
/** What a starting PostgreSQL says when the one before it is not quite gone: a matter of moments. */
const passingTrouble = /pre-existing shared memory block|lock file ".*" already exists|could not create lock file ".*": No such file/;

/**
 * Runs the PostgreSQL from npm in `dataDir/postgres`, reachable through a Unix socket only.
 *
 * Any number of processes may call this for one folder: the first spawns PostgreSQL, the others join it, the last one to leave
 * stops it. Each keeps one connection that holds a shared lock; whoever can take that lock alone is the last. When the connection
 * breaks although nobody asked for it, PostgreSQL died and is brought up again.
 *
 * @throws OperationalFault with one sentence when it cannot run here
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { databaseName, durable, report = () => {} } = options;
  const cluster = await prepareCluster(options.dataDir, durable);
  let { client, reused } = await bringUp(cluster, durable);
  const leaving = new AbortController();
  let revival: Promise<void> = Promise.resolve();

  const watch = (watched: Client) => {
    watched.once('end', () => {
      if (leaving.signal.aborted) return;
      report('PostgreSQL ended unexpectedly and is being started again.');
      revival = revive();
    });
  };
  const revive = async (): Promise<void> => {
    while (!leaving.signal.aborted) {
      try {
        ({ client } = await bringUp(cluster, durable));
        watch(client);
        report('PostgreSQL runs again.');
        return;
      } catch (error) {
        report(error instanceof Error ? error.message : String(error));
        await delay(1000);
      }
    }
  };
  watch(client);

  await createDatabase(client, databaseName);
  return {
    connection: { host: cluster.socketFolder, port, user: superuser, database: databaseName },
    reused,
    async stop() {
      if (leaving.signal.aborted) return;
      leaving.abort();
      await revival;
      const mayStop = await isLastOne(client);
      if (mayStop) {
        await stopPostmaster(cluster.folder);
        rmSync(cluster.socketFolder, { recursive: true, force: true });
      }
      await client.end().catch(() => {});
    },
  };
}

/** Joins the running PostgreSQL or starts one, until a connection stands. */
async function bringUp(cluster: Cluster, durable: boolean): Promise<{ client: Client; reused: boolean }> {
  const patience = AbortSignal.timeout(startPatienceMilliseconds);
  let spawned: Postmaster | undefined;
  while (!patience.aborted) {
    const running = runningPostmaster(cluster.folder);
    if (running === undefined && (spawned === undefined || spawned.hasEnded())) {
      if (spawned !== undefined) {
        if (!passingTrouble.test(spawned.lastWords())) break;
        await delay(200);
      }
      openSocketFolder(cluster);
      spawned = spawnPostmaster(cluster, durable);
    }
    const client = await joinUsers({ host: cluster.socketFolder, port, user: superuser, database: 'postgres' });
    if (client !== undefined) {
      if (!durable || (await isDurable(client))) return { client, reused: spawned === undefined || spawned.hasEnded() };
      // A test left a fast one behind on this folder; real data deserve a safe one.
      await client.end();
      await stopPostmaster(cluster.folder);
    }
    await delay(25);
  }
  if (runningPostmaster(cluster.folder) === undefined) rmSync(cluster.socketFolder, { recursive: true, force: true });
  const reason = spawned?.lastWords().split('\n').at(-1) ?? 'it does not answer';
  throw new OperationalFault(`PostgreSQL does not start: ${reason} (more in ${cluster.logFile}).`, ExitCode.unavailable);
}

async function isDurable(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ durable: boolean }>(
    `select bool_and(setting = 'on') as durable from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`,
  );
  return rows[0]?.durable === true;
}

async function createDatabase(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: unknown) => {
    // 42P04 and 23505: another process on the same folder was faster.
    const code = error instanceof DatabaseError ? error.code : undefined;
    if (code !== '42P04' && code !== '23505') throw error;
  });
}

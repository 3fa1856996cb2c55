import type { AddressInfo } from 'node:net';
import { graphqlPath } from './doorway.ts';
import { serveHttp } from './http.ts';
import { loadDemo, type Demo } from './demo/demo.ts';
import { addRights } from './access/rights.ts';
import { loadFeatures } from './features.ts';
import { insideDoor } from './insideDoor.ts';
import { SoleHolder } from './platform/background/soleHolder.ts';
import { startBackground } from './platform/background/startBackground.ts';
import { commandClock, skewMachineTime } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { followDatabaseClock } from './platform/databaseClock.ts';
import { clientConfig, openOrm, openProcessPool, openReader } from './platform/database/orm.ts';
import { ClientReaders } from './platform/database/clientReaders.ts';
import { oneAtATime } from './platform/database/oneAtATime.ts';
import { lockRows } from './platform/database/rowLock.ts';
import { EventStream } from './platform/events/eventStream.ts';
import { NatsBus } from './platform/events/natsBus.ts';
import type { Feature, Process, System } from './platform/feature.ts';
import { schemaOf } from './platform/graphql/schema.ts';
import { killAt } from './platform/killPoint.ts';
import { createLog } from './platform/log.ts';
import type { DatabaseConnection } from './platform/postgres/connection.ts';
import { connectionNamedBy } from './platform/postgres/connectionFromUrl.ts';
import { Replicas } from './platform/replica/replicas.ts';
import { Workshop } from './platform/work.ts';

export interface RunningServer {
  urls: { console: string; graphql: string; mail: string };
  demo: Demo | null;
  stop(): Promise<void>;
}

interface OpenSystem {
  system: System;
  /** Not looked for yet: only a server reads there. */
  replica: Replicas | null;
  features: Feature[];
  close: () => Promise<void>;
}

/** Opens the database and everything that runs on it, without the doors to the outside. One process at a time brings it up to date. */
export const openSystem = async (config: Config, connection: DatabaseConnection): Promise<OpenSystem> => {
  const log = createLog(config.logLevel);
  const replicasAt = config.replicaUrls.map((url) => connectionNamedBy('REPLICA_URL', url));
  const features = await loadFeatures();
  for (const { rights } of features) addRights(rights ?? {});
  const orm = await openOrm(connection, features);
  const pool = openProcessPool(connection);
  const events = new EventStream(pool, clientConfig(connection), log, config.natsUrls === undefined ? null : new NatsBus(config.natsUrls, pool, log));
  let isLocked = false;
  const workshop = new Workshop(orm, features.flatMap(({ reactions }) => reactions ?? []), () => events.poke(), () => isLocked);
  const reader = await openReader(orm);
  const sole = new SoleHolder(clientConfig(connection));
  const clientReaders = new ClientReaders(connection);
  const readerOf: System['readerOf'] = (reading) => (isLocked ? clientReaders.of(reading) : reader);
  const replica = replicasAt.length === 0 ? null : Replicas.at(replicasAt, pool, () => isLocked, log);
  const system: System = { config, orm, reader, readerOf, replica, pool, workshop, events, sole, log, features };
  let databaseClock: Process | null = null;
  const close = async (): Promise<void> => {
    await replica?.stop();
    await databaseClock?.stop();
    await sole.stop();
    await events.stop();
    await clientReaders.end();
    await pool.end();
    await orm.close(true);
  };
  try {
    databaseClock = await followDatabaseClock(pool, log);
    await oneAtATime(pool, async () => {
      await orm.migrator.up();
      isLocked = await lockRows(pool, features, log, config.rowLock);
      for (const feature of features) await feature.prepare?.(system);
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { system, replica, features, close };
};

const stopAll = async (processes: Process[]): Promise<void> => {
  for (const one of processes.toReversed()) await one.stop();
};

export const startServer = async ({ config, connection }: { config: Config; connection: DatabaseConnection }): Promise<RunningServer> => {
  skewMachineTime(config.testClockSkewSeconds);
  if (config.testKillAt) killAt(config.testKillAt);
  const testClock = config.testClock ? commandClock() : null;
  const { system, replica, features, close } = await openSystem(config, connection);
  const { log, events } = system;
  const processes: Process[] = [{ stop: close }];
  try {
    const demo = config.demo ? await oneAtATime(system.pool, () => loadDemo(system)) : null;
    await events.start();
    replica?.start();
    const testing = testClock ? [(await import('./platform/testClock.resolver.ts')).TestClockResolver] : [];
    const schema = await schemaOf(features, testing);
    const app = await serveHttp(system, schema, features);
    processes.push({ stop: () => app.close() });
    const door = insideDoor(system, schema);
    for (const feature of features) if (feature.start) processes.push(await feature.start(system, door));
    processes.push(await startBackground(system));
    await app.listen({ host: config.host, port: config.port });
    const { port } = app.server.address() as AddressInfo;
    return {
      urls: { console: config.publicUrl, graphql: `http://${config.host}:${port}${graphqlPath}`, mail: `smtp://${config.host}:${config.mailPort}` },
      demo,
      stop: () => stopAll(processes),
    };
  } catch (error) {
    await stopAll(processes).catch((stopping: unknown) => log.error({ error: String(stopping) }, 'could not stop cleanly after a failed start'));
    throw error;
  }
};

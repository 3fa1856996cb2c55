import { FlushMode, MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, type ClientConfig, type PoolConfig } from 'pg';
import type { DatabaseConnection } from '../postgres/connection.ts';
import type { Feature } from '../feature.ts';
import type { Reader } from '../reading/rows.ts';
import { migrationsOf } from './migrations.ts';
import { namingPool } from './namedStatements.ts';
import { platformEntities } from './platformEntities.ts';

/** Requests wait for a connection rather than crowd the database. */
export const requestConnections = 12;
/** Timers, relay and mail keep going while requests flood; letters that are on their way hold up to three. */
export const processConnections = 6;
export const statementTimeoutMilliseconds = 10_000;

/** The connection as `pg` wants it. */
export const clientConfig = (connection: DatabaseConnection): ClientConfig & DatabaseConnection => ({
  host: connection.host ?? 'localhost',
  port: connection.port ?? 5432,
  user: connection.user ?? 'postgres',
  password: connection.password ?? '',
  database: connection.database,
  ...(connection.ssl === undefined ? {} : { ssl: connection.ssl }),
});

/** The ORM over the tables of the platform and of the features. */
export const openOrm = (connection: DatabaseConnection, features: readonly Pick<Feature, 'entities' | 'migrations'>[]): Promise<MikroORM> =>
  MikroORM.init({
    host: connection.host ?? 'localhost',
    port: connection.port ?? 5432,
    user: connection.user ?? 'postgres',
    password: connection.password ?? '',
    dbName: connection.database,
    entities: [...platformEntities, ...features.flatMap(({ entities }) => entities ?? [])],
    extensions: [Migrator],
    migrations: { migrationsList: migrationsOf(features), tableName: 'migration', snapshot: false, allOrNothing: true, silent: true },
    pool: { min: 1, max: requestConnections },
    driverOptions: { application_name: 'reglament', statement_timeout: statementTimeoutMilliseconds, ...(connection.ssl === undefined ? {} : { ssl: connection.ssl }) },
    // one flush per act: a version then rises by exactly one
    flushMode: FlushMode.COMMIT,
    filtersOnRelations: false,
    // the list of features says what exists; nothing is searched on disk
    discovery: { warnWhenNoEntities: false },
  });

/** Lean reads through the connections of the ORM. What is cancelled is cancelled over a connection of its own: all others may be busy. */
export const openReader = async (orm: MikroORM): Promise<Reader> =>
  new Kysely<unknown>({ dialect: new PostgresDialect({ pool: namingPool(await orm.em.getDriver().getConnection().getNativeClient()), controlClient: Client }) });

/** A pool of so many connections, under a name that the database shows. */
export const openPool = (connection: DatabaseConnection & Pick<ClientConfig, 'stream'>, settings: Pick<PoolConfig, 'max' | 'application_name' | 'statement_timeout'>): Pool => {
  const pool = new Pool({ ...clientConfig(connection), ...(connection.stream ? { stream: connection.stream } : {}), ...settings });
  // a connection that the server drops is replaced at the next query; without a listener it would end the process
  pool.on('error', () => undefined);
  // the pool itself listens only while nobody has borrowed the connection
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** The pool of everything that is not a request. */
export const openProcessPool = (connection: DatabaseConnection): Pool => openPool(connection, { max: processConnections, application_name: 'reglament processes' });

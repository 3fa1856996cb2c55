import { Kysely, PostgresDialect } from 'kysely';
import type { ClientConfig, Pool, PoolClient } from 'pg';
import type { DatabaseConnection } from '../postgres/connection.ts';
import type { Reader } from '../reading/connection.ts';
import type { ClientReading } from './clientRows.ts';
import { openPool, statementTimeoutMilliseconds } from './orm.ts';
import { clientRole, readingSettings } from './clientRoles.ts';

/** Readers of clients share these connections; who waits for one waits for clients only. */
export const clientConnections = 6;
/** Systems whose readers are kept: each is a few objects. */
const mostKept = 200;

/** Reads for one client each, on connections that the database shows nothing else (D11). */
export class ClientReaders {
  private readonly pool: Pool;
  private readonly readers = new Map<string, Reader>();
  /** For whom a connection read last. */
  private readonly readingOf = new WeakMap<PoolClient, ClientReading>();

  /** `name` is how the database shows the connections. */
  constructor(connection: DatabaseConnection & Pick<ClientConfig, 'stream'>, name = 'reglament clients') {
    this.pool = openPool(connection, { max: clientConnections, application_name: name, statement_timeout: statementTimeoutMilliseconds });
  }

  /** The reader of one system of a client. */
  of(reading: ClientReading): Reader {
    const key = `${reading.clientId} ${reading.viewerId}`;
    const reader = this.readers.get(key) ?? this.readerOf(reading);
    this.readers.delete(key);
    this.readers.set(key, reader);
    const [oldest] = this.readers.keys();
    if (this.readers.size > mostKept && oldest !== undefined) this.readers.delete(oldest);
    return reader;
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  /** A connection turned to the client before any statement of a request; one that cannot be turned refuses the request. */
  private async connectionFor(reading: ClientReading): Promise<PoolClient> {
    const connection = await this.pool.connect();
    const before = this.readingOf.get(connection);
    if (before?.clientId === reading.clientId && before.viewerId === reading.viewerId) return connection;
    try {
      this.readingOf.delete(connection);
      await connection.query('select set_config($1, $2, false), set_config($3, $4, false), set_config($5, $6, false)', ['role', clientRole, readingSettings.clientId, reading.clientId, readingSettings.viewerId, reading.viewerId]);
      this.readingOf.set(connection, reading);
      return connection;
    } catch (error) {
      connection.release(true);
      throw error;
    }
  }

  private readerOf(reading: ClientReading): Reader {
    const { options, Client } = this.pool as Pool & { Client: unknown };
    return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: { options, Client, connect: () => this.connectionFor(reading), end: async () => undefined } as never }) });
  }
}

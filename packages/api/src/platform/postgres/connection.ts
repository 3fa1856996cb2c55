import type { ClientConfig } from 'pg';

/** Where the database is; fits the client of `pg` and MikroORM alike. */
export type DatabaseConnection = {
  /** Host name, or the folder of a Unix socket. */
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database: string;
  ssl?: ClientConfig['ssl'];
  /** The URL that a person gave; absent for the embedded PostgreSQL and for Unix sockets. */
  url?: string;
};

/** Name by which every connection of this program can be recognised in `pg_stat_activity`. */
export const applicationName = 'reglament';

/** The oldest PostgreSQL that Reglament runs on. */
export const oldestMajorVersion = 15;

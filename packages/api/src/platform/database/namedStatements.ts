import type { Pool, PoolClient } from 'pg';
import { hasOnePlan } from '../reading/rows.ts';

/** A name costs the database memory at every connection: only statements that come again are worth one. */
const namedAfter = 3;
/** Names are given once each and kept: so many statements of so many connections a database holds with ease. */
const mostNames = 64;
/** Statements that may yet come again; forgotten all at once. */
const mostCandidates = 1_000;

/**
 * Names of statements that the database then parses and plans once for each connection, which for a list of six tables costs it
 * more than reading. Only where the plan does not hang on the values: where there are none, and where the statement says so
 * (`onePlan`); all others are planned for what they ask.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private candidates = new Map<string, number>();

  /** The name of a statement; undefined when it has none. */
  nameOf(sql: string, values: readonly unknown[]): string | undefined {
    const known = this.names.get(sql);
    if (known !== undefined || this.names.size >= mostNames || (values.length > 0 && !hasOnePlan(sql))) return known;
    const times = (this.candidates.get(sql) ?? 0) + 1;
    if (times < namedAfter) {
      if (this.candidates.size >= mostCandidates) this.candidates.clear();
      this.candidates.set(sql, times);
      return undefined;
    }
    this.candidates.delete(sql);
    const name = `read_${this.names.size}`;
    this.names.set(sql, name);
    return name;
  }
}

/** What Kysely needs of a connection. */
interface Connection {
  query: (sql: string, values?: readonly unknown[]) => Promise<unknown>;
  release: () => void;
  processID: number | undefined;
}

/** The pool as Kysely sees it, with names for statements that have one: it has no word for them itself. */
export const namingPool = (pool: Pool): Pool => {
  const names = new StatementNames();
  const connections = new WeakMap<PoolClient, Connection>();
  const naming = (client: PoolClient): Connection => ({
    query: (sql, values = []) => client.query({ text: sql, values: [...values], name: names.nameOf(sql, values) }),
    release: () => client.release(),
    processID: (client as PoolClient & { processID?: number }).processID,
  });
  const connect = async (): Promise<Connection> => {
    const client = await pool.connect();
    const connection = connections.get(client) ?? naming(client);
    connections.set(client, connection);
    return connection;
  };
  return { options: pool.options, connect, end: () => pool.end() } as unknown as Pool;
};

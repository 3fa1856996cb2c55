import { Client, type ClientConfig, type QueryResult, type QueryResultRow } from 'pg';

/**
 * Lets one process at a time do a thing: advisory locks on a connection of their own, which fall with the process that held them.
 * A process does not ask twice for the same thing at once.
 */
export class SoleHolder {
  private connection: Promise<Client> | null = null;
  /** What this process holds for longer than one piece of work. */
  private readonly held = new Set<string>();
  /** One statement at a time on the connection. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: ClientConfig) {}

  /** Does the work unless another process is at it; answers null then. */
  async attempt<T>(thing: string, work: () => Promise<T>): Promise<T | null> {
    if (!(await this.hold(thing))) return null;
    try {
      return await work();
    } finally {
      await this.release(thing);
    }
  }

  /** Whether the thing is this process's from now on, or was already. A lost connection to the database loses it: who goes on, asks again. */
  async hold(thing: string): Promise<boolean> {
    const client = await this.connect();
    if (this.held.has(thing)) return true;
    const { rows } = await this.ask<{ held: boolean }>(client, "select pg_try_advisory_lock(hashtext('reglament background'), hashtext($1)) as held", thing);
    if (rows[0]?.held) this.held.add(thing);
    return rows[0]?.held === true;
  }

  /** Leaves the thing to other processes. */
  async release(thing: string): Promise<void> {
    const client = await this.connection?.catch(() => null);
    // with the connection the lock is gone too
    if (this.held.delete(thing) && client) await this.ask(client, "select pg_advisory_unlock(hashtext('reglament background'), hashtext($1))", thing).catch(() => undefined);
  }

  async stop(): Promise<void> {
    const client = await this.connection?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  private ask<Row extends QueryResultRow>(client: Client, statement: string, thing: string): Promise<QueryResult<Row>> {
    const answer = this.turn.then(() => client.query<Row>(statement, [thing]));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private connect(): Promise<Client> {
    this.connection ??= this.open().catch((error: unknown) => {
      this.connection = null;
      throw error;
    });
    return this.connection;
  }

  private async open(): Promise<Client> {
    const client = new Client({ ...this.settings, application_name: 'reglament background' });
    client.on('error', () => undefined);
    client.on('end', () => {
      this.connection = null;
      this.held.clear();
    });
    await client.connect();
    return client;
  }
}

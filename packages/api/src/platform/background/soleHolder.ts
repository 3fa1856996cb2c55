import { Client, type ClientConfig } from 'pg';

/**
 * Lets one process at a time do a thing: advisory locks on a connection of their own, which fall with the process that held them.
 * A process does not ask twice for the same thing at once.
 */
export class SoleHolder {
  private connection: Promise<Client> | null = null;

  constructor(private readonly settings: ClientConfig) {}

  /** Does the work unless another process is at it; answers null then. */
  async attempt<T>(thing: string, work: () => Promise<T>): Promise<T | null> {
    const client = await this.connect();
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock(hashtext('reglament background'), hashtext($1)) as held", [thing]);
    if (!rows[0]?.held) return null;
    try {
      return await work();
    } finally {
      // with the connection the lock is gone too
      await client.query("select pg_advisory_unlock(hashtext('reglament background'), hashtext($1))", [thing]).catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    const client = await this.connection?.catch(() => null);
    await client?.end().catch(() => undefined);
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
    });
    await client.connect();
    return client;
  }
}

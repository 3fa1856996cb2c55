import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as passing } from 'node:timers/promises';
import type { NatsConnection, NodeConnectionOptions } from '@nats-io/transport-node';
import type { Pool } from 'pg';
import type { Logger } from '../log.ts';
import { eventsOf, messagesOf } from './busMessage.ts';
import type { EventBus } from './eventBus.ts';
import type { PlacedEvent } from './placedEvent.ts';

const tryAgainMilliseconds = 2_000;
/** A line that is dead without having been closed is noticed within twice as long. */
const pingMilliseconds = 10_000;

/** What NATS_URL says: one address or several of one cluster, with the name and password of the desk in the first. */
export const natsOptionsOf = (urls: string): NodeConnectionOptions => {
  const all = urls.split(',').map((url) => new URL(url.trim()));
  const [first] = all;
  const [user, pass] = [decodeURIComponent(first?.username ?? ''), decodeURIComponent(first?.password ?? '')];
  return {
    servers: all.map(({ host }) => host),
    ...(user && pass ? { user, pass } : user ? { token: user } : {}),
    ...(all.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}),
  };
};

const keyOf = async (pool: Pool): Promise<string> => {
  await pool.query('insert into event_bus_key (id, key) values (1, $1) on conflict do nothing', [randomBytes(32).toString('hex')]);
  const { rows } = await pool.query<{ key: string }>('select key from event_bus_key where id = 1');
  return rows[0]?.key ?? '';
};

/** Placed events over core NATS. Several desks may share a server: each has a subject of its own. */
export class NatsBus implements EventBus {
  isConnected = false;
  private key = '';
  private subject = '';
  private connection: NatsConnection | null = null;
  private running: Promise<void> | null = null;
  private isLost = false;
  private readonly stopping = new AbortController();

  constructor(
    private readonly urls: string,
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {}

  async start(heard: (events: readonly PlacedEvent[]) => void, changed: () => void): Promise<void> {
    this.key = await keyOf(this.pool);
    this.subject = `reglament.events.${createHash('sha256').update(this.key).digest('hex').slice(0, 16)}`;
    this.running = this.run(heard, changed);
  }

  tell(events: readonly PlacedEvent[]): void {
    if (!this.isConnected) return;
    for (const message of messagesOf(events, this.key)) this.connection?.publish(this.subject, message);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.connection?.close().catch(() => undefined);
    await this.running;
  }

  private async run(heard: (events: readonly PlacedEvent[]) => void, changed: () => void): Promise<void> {
    const { connect } = await import('@nats-io/transport-node');
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        this.connection = await connect({ ...natsOptionsOf(this.urls), name: 'reglament', noEcho: true, timeout: tryAgainMilliseconds, maxReconnectAttempts: -1, reconnectTimeWait: tryAgainMilliseconds, pingInterval: pingMilliseconds, maxPingOut: 1 });
        if (signal.aborted) await this.connection.close();
        else await this.follow(this.connection, heard, changed);
      } catch (error) {
        this.lost(String(error));
      }
      await passing(tryAgainMilliseconds, null, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Until the connection is given up. */
  private async follow(connection: NatsConnection, heard: (events: readonly PlacedEvent[]) => void, changed: () => void): Promise<void> {
    const become = (isConnected: boolean, why = ''): void => {
      if (this.isConnected === isConnected) return;
      this.isConnected = isConnected;
      if (isConnected) this.found();
      else this.lost(why);
      changed();
    };
    connection.subscribe(this.subject, {
      callback: (error, message) => {
        const events = error ? null : eventsOf(message.data, this.key);
        if (events) heard(events);
      },
    });
    // what is told from now on is heard
    await connection.flush();
    become(true);
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' || type === 'staleConnection') become(false, type);
      if (type === 'reconnect') become(true);
    }
    become(false, 'closed');
  }

  /** Each outage is said once. */
  private lost(why: string): void {
    if (!this.isLost && !this.stopping.signal.aborted) this.log.warn({ why }, 'the bus of events is not reached; the database wakes instead');
    this.isLost = true;
  }

  private found(): void {
    if (this.isLost) this.log.info('the bus of events is reached again');
    this.isLost = false;
  }
}

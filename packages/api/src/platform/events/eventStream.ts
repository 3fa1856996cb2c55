import { setImmediate as othersServed } from 'node:timers/promises';
import { Client as PgClient, type ClientConfig, type Pool } from 'pg';
import { machineTime } from '../clock.ts';
import { newId } from '../identity.ts';
import type { Logger } from '../log.ts';
import { batchSize } from './chain.ts';
import { linkIn, type Place } from './cursor.ts';
import type { EventBus } from './eventBus.ts';
import type { PlacedEvent } from './placedEvent.ts';
import { placeEvents } from './relay.ts';

export type EventListener = (events: readonly PlacedEvent[]) => void;

const channel = 'reglament_events';
/** Behind the notifications stands a poll, for a notification may be lost with its connection. */
const pollEveryMilliseconds = 1000;
/** The same while a bus tells of events: dozens of processes need not ask each second. */
const lookBehindBusMilliseconds = 3000;
/** While act follows act, their events are placed together: nobody sees the difference, and the database has less to do. After a rest nobody waits. */
const busyPokeMilliseconds = 40;
const busyWithinMilliseconds = 100;
const readBatch = 1000;
/** So many listeners are told in one go; then whoever else waits is served, and what the first of them made of the events is there for the others. */
const toldAtOnce = 200;

const columns = `id, position, ${linkIn('event_log')} as link, type, subject_type as "subjectType", subject_id as "subjectId", subject_version as "subjectVersion",
  client_id as "clientId", actor, payload, occurred_at as "occurredAt"`;

/**
 * Follows the event log on this process. After a commit somebody pokes; the relay places what is new; every process reads on
 * from its own position. A poke carries nothing, so losing one loses nothing.
 */
export class EventStream {
  /** Tells the notifications of this process apart. */
  private readonly name = newId();
  private place: Place = { position: 0 };
  private readonly listeners = new Set<EventListener>();
  private listener: PgClient | null = null;
  private poll: NodeJS.Timeout | null = null;
  private pokeTimer: NodeJS.Timeout | null = null;
  private turning: Promise<void> | null = null;
  private turnAgain = false;
  /** Ends when all listeners have been told of what was placed last. */
  private telling: Promise<void> | null = null;
  /** When the last turn ended. */
  private turnedAt = -Infinity;
  private stopped = false;
  /** Whether the last turn came to its end. */
  private isReached = false;

  constructor(
    private readonly pool: Pool,
    private readonly connection: ClientConfig,
    private readonly log: Logger,
    private readonly bus: EventBus | null = null,
  ) {}

  async start(): Promise<void> {
    const { rows } = await this.pool.query<{ position: string; link: string }>(`select position, ${linkIn('event_log')} as link from event_log where position is not null order by position desc limit 1`);
    this.place = { position: Number(rows[0]?.position ?? 0), link: rows[0]?.link };
    await this.listen().catch((error: unknown) => this.log.warn({ error: String(error) }, 'events are polled: LISTEN failed'));
    this.poll = setInterval(() => this.look(), pollEveryMilliseconds);
    this.poll.unref();
    await this.bus?.start((events) => this.hear(events), () => void this.busChanged()).catch((error: unknown) => this.log.warn({ error: String(error) }, 'the bus of events could not be started; the database wakes'));
  }

  /** Says that something was committed; many pokes become one notification to all processes. */
  poke(): void {
    if (this.pokeTimer || this.stopped) return;
    this.pokeTimer = setTimeout(() => {
      this.pokeTimer = null;
      void this.turn();
    }, machineTime.elapsed() - this.turnedAt < busyWithinMilliseconds ? busyPokeMilliseconds : 0);
  }

  follow(listener: EventListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The position of the last event that this process has seen. */
  get lastPosition(): number {
    return this.place.position;
  }

  /** The place behind the last event that this process has seen. */
  get lastPlace(): Place {
    return this.place;
  }

  /** The events after a position, oldest first; at most `limit`. */
  async readAfter(position: number, limit = readBatch): Promise<PlacedEvent[]> {
    const { rows } = await this.pool.query<Omit<PlacedEvent, 'position' | 'occurredAt'> & { position: string; occurredAt: Date }>(
      `select ${columns} from event_log where position > $1 order by position limit $2`,
      [position, limit],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position), occurredAt: new Date(row.occurredAt).toISOString() }));
  }

  /**
   * Of what is kept: the position of the oldest event that may be followed from, 0 while there is none (those before it are in the history,
   * and only there), and the link that the log has at a position; null where it has no event.
   */
  async kept(position: number): Promise<{ oldest: number; link: string | null }> {
    const { rows } = await this.pool.query<{ oldest: string | null; link: string | null }>(
      `select (select min(position) from only event_log) as oldest, (select ${linkIn('event_log')} from event_log where position = $1) as link`, [position]);
    return { oldest: Number(rows[0]?.oldest ?? 0), link: rows[0]?.link ?? null };
  }

  /** Places and reads everything that is committed by now. */
  async catchUp(): Promise<void> {
    await this.turn();
  }

  /** The place behind everything that is committed by now; null when the log cannot be reached. */
  async placed(): Promise<Place | null> {
    await this.turn();
    return this.isReached ? this.place : null;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.poll) clearInterval(this.poll);
    if (this.pokeTimer) clearTimeout(this.pokeTimer);
    await this.bus?.stop();
    await this.turning;
    await this.listener?.end().catch(() => undefined);
  }

  private look(): void {
    if (this.bus?.isConnected && machineTime.elapsed() - this.turnedAt < lookBehindBusMilliseconds) return;
    void this.turn();
  }

  /** What another process placed. Where something is missing before it, the log is read. */
  private hear(events: readonly PlacedEvent[]): void {
    const fresh = events.filter(({ position }) => position > this.place.position);
    const isNext = fresh.every(({ position }, index) => position === this.place.position + 1 + index);
    // while listeners are still told of the last ones, these stay in the log
    if (isNext && !this.telling) void this.goOn(fresh).catch((error: unknown) => this.log.error({ error: String(error) }, 'a listener to events failed'));
    else if (fresh.length > 0) void this.turn();
    if (events.length === 0) void this.turn();
  }

  /** The database need not wake whom the bus wakes. What was told while it was not there is read. */
  private async busChanged(): Promise<void> {
    const listener = this.listener;
    if (this.bus?.isConnected && listener) {
      this.listener = null;
      await listener.end().catch(() => undefined);
    }
    await this.turn();
  }

  /** Tells all listeners, each batch to all of them before the next. The next events stay in the log meanwhile. */
  private async goOn(events: readonly PlacedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    this.place = { position: last.position, link: last.link };
    this.telling = this.tellAll(events).finally(() => { this.telling = null; });
    await this.telling;
  }

  private async tellAll(events: readonly PlacedEvent[]): Promise<void> {
    const listeners = [...this.listeners];
    for (let from = 0; from < listeners.length; from += toldAtOnce) {
      if (from > 0) await othersServed();
      for (const listener of listeners.slice(from, from + toldAtOnce)) if (this.listeners.has(listener)) this.tell(listener, events);
    }
  }

  /** Whoever fails misses it alone. */
  private tell(listener: EventListener, events: readonly PlacedEvent[]): void {
    try {
      listener(events);
    } catch (error) {
      this.log.error({ error: String(error) }, 'a listener to events failed');
    }
  }

  private async listen(): Promise<void> {
    const client = new PgClient({ ...this.connection, application_name: 'reglament events' });
    client.on('error', () => {
      this.listener = null;
    });
    await client.connect();
    // what this process placed itself it has read already
    client.on('notification', ({ payload }) => { if (payload !== this.name) void this.turn(); });
    await client.query(`listen ${channel}`);
    this.listener = client;
  }

  /** One turn at a time; a turn asked for meanwhile runs after it. */
  private turn(): Promise<void> {
    if (this.turning) {
      this.turnAgain = true;
      return this.turning;
    }
    this.turning = this.placeAndRead()
      .then(() => {
        this.isReached = true;
      }, (error: unknown) => {
        this.isReached = false;
        this.log.warn({ error: String(error) }, 'event log not reachable');
      })
      .then(() => {
        this.turning = null;
        this.turnedAt = machineTime.elapsed();
        if (this.turnAgain && !this.stopped) {
          this.turnAgain = false;
          return this.turn();
        }
        return undefined;
      });
    return this.turning;
  }

  private async placeAndRead(): Promise<void> {
    if (!this.listener && !this.stopped && !this.bus?.isConnected) await this.listen().catch(() => undefined);
    let placed = 0;
    for (let batch = batchSize; batch === batchSize; placed += batch) batch = await placeEvents(this.pool);
    // the others are woken while this process reads
    const woken = placed > 0 ? this.pool.query('select pg_notify($1, $2)', [channel, this.name]) : null;
    for (;;) {
      const [events] = await Promise.all([this.readAfter(this.place.position), woken]);
      if (placed > 0 && events.length > 0) this.bus?.tell(events);
      await this.telling;
      // the bus may have told of some meanwhile
      await this.goOn(events.filter(({ position }) => position > this.place.position));
      if (events.length < readBatch) return;
    }
  }
}

import type { Pool } from 'pg';
import type { Logger } from '../log.ts';
import type { DatabaseConnection } from '../postgres/connection.ts';
import type { FirstPosition } from './firstPosition.ts';
import type { ReplicaReaders } from './readingReplica.ts';
import { identityOf, ReplicaLink } from './replicaLink.ts';
import { within } from './within.ts';

/** A replica that was left out is tried again so much later. */
const leftOutMilliseconds = 3_000;
/** So long it may take to be there again. */
const openingMilliseconds = 2_000;

/**
 * A PostgreSQL that follows the first one, for reading (decision 0059). Who reads there sees everything that anybody was told before they
 * asked; where that cannot be had at once, the first database is read. A replica that is away, slow or behind is left out for some
 * seconds, and then tried again.
 */
export class Replica {
  private link: ReplicaLink | null = null;
  /** A replica that is being tried. */
  private candidate: ReplicaLink | null = null;
  private trying: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  /** What the log said last, so that it says each thing once. */
  private told: 'READ' | 'LEFT_OUT' | null = null;

  constructor(
    private readonly connection: DatabaseConnection,
    private readonly position: FirstPosition,
    /** Of the first database. */
    private readonly first: Pool,
    private readonly isLocked: () => boolean,
    private readonly log: Logger,
  ) {}

  /** Begins to look for the replica; nobody waits for it. */
  start(): void {
    this.tryAgain();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    for (const link of [this.link, this.candidate]) link?.lose('the server stops');
    await this.trying;
  }

  /** Whether it is read, as far as anybody knows by now. */
  get isRead(): boolean {
    return this.link !== null;
  }

  /** Its readers, if it comes as far as the log of the first database stood; null: it does not, and is left out. */
  async readers(floor: number): Promise<ReplicaReaders | null> {
    const { link } = this;
    if (!link) return null;
    return (await link.reachesOrIsLost(floor)) ? this.readersOn(link) : null;
  }

  private readersOn(link: ReplicaLink): ReplicaReaders {
    return {
      reader: (first) => link.before(first, link.reader),
      readerOf: (reading, first) => link.before(first, this.isLocked() ? link.readerOf(reading) : link.reader),
    };
  }

  /** How the log calls it. */
  private get name(): string {
    const { host = 'localhost', port = 5432 } = this.connection;
    return `${host}:${port}`;
  }

  private tryAgain(): void {
    if (this.stopped) return;
    this.trying = this.open();
  }

  private async open(): Promise<void> {
    const link: ReplicaLink = new ReplicaLink(this.connection, (why) => this.leaveOut(why));
    this.candidate = link;
    const opened = await within(openingMilliseconds, link.open().catch((error: unknown) => link.lose(String(error))));
    if (opened === null) return link.lose('it does not answer');
    if (opened === undefined) return;
    const [floor, identity] = await Promise.all([within(openingMilliseconds, this.position.ask()), identityOf(this.first).catch(() => null)]);
    if (floor === null || identity === null) return link.lose('the first database does not answer');
    if (identity !== opened) return link.lose('REPLICA_URL does not lead to a replica of this database');
    if (!(await link.reachesOrIsLost(floor))) return;
    if (this.stopped) return link.lose('the server stops');
    this.candidate = null;
    this.link = link;
    if (this.told !== 'READ') this.log.info({ replica: this.name }, 'lists are read from the replica');
    this.told = 'READ';
  }

  private leaveOut(why: string): void {
    this.link = null;
    if (this.stopped) return;
    if (this.told !== 'LEFT_OUT') this.log.warn({ replica: this.name, why }, 'the replica is left out: lists are read elsewhere until it is well again');
    this.told = 'LEFT_OUT';
    this.timer = setTimeout(() => this.tryAgain(), leftOutMilliseconds);
    this.timer.unref();
  }
}

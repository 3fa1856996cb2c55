import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, type Pool } from 'pg';
import { ClientReaders } from '../database/clientReaders.ts';
import type { ClientReading } from '../database/clientRows.ts';
import { clientConfig, openPool, requestConnections, statementTimeoutMilliseconds } from '../database/orm.ts';
import { machineTime } from '../clock.ts';
import type { DatabaseConnection } from '../postgres/connection.ts';
import type { Reader } from '../reading/rows.ts';
import { FreshAnswer } from '../freshAnswer.ts';
import { followsNobody, nextStep, patienceMilliseconds, whyBehind } from './replicaChoice.ts';
import { isFaultOfServer } from './replicaFault.ts';
import { within } from './within.ts';

/** Whoever waits for the replica to catch up asks again so soon. */
const askAgainMilliseconds = 3;
/** While statements are under way it is asked whether it is still there, so often and with so much patience. */
const lookEveryMilliseconds = 1_000;

/** Why it is lost when nothing came back. */
const silent = 'it does not answer';

/** The same in both is the same database of the same cluster. */
const identitySql = `select system_identifier || ' ' || (select oid from pg_database where datname = current_database()) as identity from pg_control_system()`;
/** Zero for a server that follows nobody, so that it never has come far enough. */
const replayedSql = `select case when pg_is_in_recovery() then coalesce((pg_last_wal_replay_lsn() - '0/0')::float8, 0) else 0 end as replayed`;

export const identityOf = async (database: Pick<Pool | Client, 'query'>): Promise<string | undefined> => (await (database as Pool).query<{ identity: string }>(identitySql)).rows[0]?.identity;

/**
 * The connections to a replica for as long as it is well. Once it is lost all of them are cut, and what was under way on them fails; a
 * replica that is back gets a link of its own.
 */
export class ReplicaLink {
  /** Lean reads on the replica. */
  readonly reader: Reader;
  private readonly sockets = new Set<Socket>();
  private readonly pool: Pool;
  private readonly clientReaders: ClientReaders;
  /** Asks how far the replica has come, and waits for no reader. */
  private readonly asking: Client;
  private readonly position = new FreshAnswer(() => this.askPosition());
  private replayed = followsNobody;
  private answeredAt = Number.NEGATIVE_INFINITY;
  /** Ways to break off the statements that are under way. */
  private readonly underWay = new Set<(reason: Error) => void>();
  private readonly looking: NodeJS.Timeout;
  private lost: Error | null = null;

  constructor(connection: DatabaseConnection, private readonly onLost: (why: string) => void) {
    const stream = (): Socket => {
      const socket = new Socket();
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
      return socket;
    };
    const config = { ...clientConfig(connection), stream };
    this.pool = openPool(config, { max: requestConnections, application_name: 'reglament replica', statement_timeout: statementTimeoutMilliseconds });
    this.clientReaders = new ClientReaders(config, 'reglament replica clients');
    this.reader = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: this.pool, controlClient: Client }) });
    this.asking = new Client({ ...config, application_name: 'reglament replica position' });
    this.asking.on('error', (error) => this.lose(String(error)));
    this.asking.on('end', () => this.lose('it ended the connection'));
    this.looking = setInterval(() => void this.look(), lookEveryMilliseconds);
    this.looking.unref();
  }

  /** Lean reads on the replica for a system of one client (D11). */
  readerOf(reading: ClientReading): Reader {
    return this.clientReaders.of(reading);
  }

  /** Connects. @returns which database of which cluster it is */
  async open(): Promise<string | undefined> {
    await this.asking.connect();
    return identityOf(this.asking);
  }

  /** Whether it comes as far as a position of the first database's log, soon enough for somebody who waits. */
  private async reaches(floor: number): Promise<boolean> {
    const since = machineTime.elapsed();
    for (;;) {
      if (this.lost) return false;
      const now = machineTime.elapsed();
      const waited = now - since;
      const step = nextStep({ floor, replayed: this.replayed, answeredAgo: now - this.answeredAt, waited });
      if (step !== 'ASK') return step === 'READ';
      const replayed = await within(patienceMilliseconds - waited, this.position.ask());
      if (replayed !== null && replayed < floor) await delay(askAgainMilliseconds);
    }
  }

  /** The same; a replica that does not come there is lost. */
  async reachesOrIsLost(floor: number): Promise<boolean> {
    if (await this.reaches(floor)) return true;
    this.lose(this.replayed >= floor || this.answeredAt === Number.NEGATIVE_INFINITY ? silent : whyBehind(floor, this.replayed));
    return false;
  }

  /** Reads on the replica, and from the first database as soon as the replica fails: whoever reads does not notice. */
  before(first: Reader, onReplica: Reader): Reader {
    let isLeft = false;
    return {
      executeQuery: async (query, options) => {
        if (isLeft || this.lost) return first.executeQuery(query, options);
        try {
          return await this.unlessLost(onReplica.executeQuery(query, options));
        } catch (error) {
          // nobody waits any longer: that says nothing of the replica
          if (options?.signal?.aborted) throw error;
          isLeft = true;
          if (isFaultOfServer(error)) this.lose(String(error));
          return first.executeQuery(query, options);
        }
      },
    };
  }

  /** Cuts everything; what was under way fails. Losing it twice does nothing. */
  lose(why: string): void {
    if (this.lost) return;
    this.lost = new Error(`the replica is lost: ${why}`);
    clearInterval(this.looking);
    for (const breakOff of this.underWay) breakOff(this.lost);
    for (const socket of this.sockets) socket.destroy();
    // with their sockets gone there is nothing left to wait for
    for (const ended of [this.pool.end(), this.clientReaders.end(), this.asking.end()]) ended.catch(() => undefined);
    this.onLost(why);
  }

  private async askPosition(): Promise<number> {
    const { rows } = await this.asking.query<{ replayed: number }>(replayedSql);
    this.replayed = rows[0]?.replayed ?? followsNobody;
    this.answeredAt = machineTime.elapsed();
    return this.replayed;
  }

  private async look(): Promise<void> {
    if (this.underWay.size > 0 && (await within(lookEveryMilliseconds, this.position.ask())) === null) this.lose(silent);
  }

  private unlessLost<T>(statement: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.underWay.add(reject);
      void statement.then(resolve, reject).finally(() => this.underWay.delete(reject));
    });
  }
}

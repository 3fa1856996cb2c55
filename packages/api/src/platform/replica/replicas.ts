import type { Pool } from 'pg';
import type { Logger } from '../log.ts';
import type { DatabaseConnection } from '../postgres/connection.ts';
import { firstPositionOf, type FirstPosition } from './firstPosition.ts';
import type { ReadingReplica, ReplicaReaders } from './readingReplica.ts';
import { Replica } from './replica.ts';
import { patienceMilliseconds } from './replicaChoice.ts';
import { within } from './within.ts';

/** Which of several is asked: those that are read, beginning behind the one that was asked last. */
export const inTurn = <One extends { isRead: boolean }>(all: readonly One[], turn: number): One[] =>
  all.map((_, index) => all[(turn + index) % all.length] as One).filter(({ isRead }) => isRead);

/**
 * Replicas of one database, each by itself taken and left out (decision 0059). Operations go to them in turn. One that turns out to be
 * behind or gone costs the operation that found it at most a tenth of a second; that one is answered by the first database, and those
 * after it by the other replicas.
 */
export class Replicas implements ReadingReplica {
  private turn = 0;

  constructor(private readonly all: readonly Pick<Replica, 'isRead' | 'readers' | 'start' | 'stop'>[], private readonly position: Pick<FirstPosition, 'ask'>) {}

  static at(connections: readonly DatabaseConnection[], first: Pool, isLocked: () => boolean, log: Logger): Replicas {
    const position = firstPositionOf(first);
    return new Replicas(connections.map((connection) => new Replica(connection, position, first, isLocked, log)), position);
  }

  /** Begins to look for them; nobody waits for it. */
  start(): void {
    for (const replica of this.all) replica.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((replica) => replica.stop()));
  }

  get state(): { read: number; of: number } {
    return { read: this.all.filter(({ isRead }) => isRead).length, of: this.all.length };
  }

  async readers(): Promise<ReplicaReaders | null> {
    const [chosen] = inTurn(this.all, this.turn);
    if (!chosen) return null;
    this.turn = (this.all.indexOf(chosen) + 1) % this.all.length;
    const floor = await within(patienceMilliseconds, this.position.ask());
    // a first database that is slow says nothing of the replica
    return floor === null ? null : chosen.readers(floor);
  }
}

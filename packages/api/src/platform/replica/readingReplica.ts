import type { ClientReading } from '../database/clientRows.ts';
import type { Reader } from '../reading/rows.ts';

/** Reads from the replica for one operation; each statement that the replica cannot answer is answered by `first`. */
export interface ReplicaReaders {
  reader(first: Reader): Reader;
  /** For a system of one client, to which the database shows nothing of others (D11). */
  readerOf(reading: ClientReading, first: Reader): Reader;
}

/** Replicas as operations know them. */
export interface ReadingReplica {
  /** A replica for an operation that has arrived; null: it has to read from the first database. */
  readers(): Promise<ReplicaReaders | null>;
  /** How many of how many are read at the moment; the others are left out. */
  readonly state: { readonly read: number; readonly of: number };
}

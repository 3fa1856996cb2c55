import type { PoolClient } from 'pg';

/**
 * A promise can still be broken until a breach is written, unless an answer, a waiver or a merge ended it no later than its due:
 * an answer that leaves late, be it held for the opening or faster than the engine, has broken it. The partial indexes have the same words.
 */
export const running = 'breached_at is null and (least(answered_at, not_required_at, merged_at) > due_at) is not false';

/** How a subject is named in an event. */
export interface NamedSubject {
  number: string;
  version: number;
}

/** What the clock needs of the things that carry its obligations; the feature that owns them provides it. */
export interface ObligationSubjects {
  /**
   * Locks them before their obligations are, as acts do: so nobody waits in a circle. Answers which it got: without waiting those that
   * nobody else holds, otherwise all.
   */
  lock(client: PoolClient, ids: readonly string[], wait: boolean): Promise<string[]>;
  /** Numbers and present versions. */
  named(client: PoolClient, ids: readonly string[]): Promise<Map<string, NamedSubject>>;
  /** Says inside the same transaction that these changed; answers their numbers and new versions. */
  touch(client: PoolClient, ids: readonly string[], at: Date): Promise<Map<string, NamedSubject>>;
}

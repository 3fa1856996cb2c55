import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { clock } from './clock.ts';
import { inOrder } from './inOrder.ts';
import { refusal } from './refusal.ts';
import type { Work, Workshop } from './work.ts';

/** The key under which a request is to be done at most once. */
export interface Repeatable {
  key: string;
  /** Of document, operation and variables: the same key means the same request. */
  requestHash: string;
  /** How many acts of the request have begun, those that were refused for want of a right too: an act is known by its place. */
  begun: number;
  /** Quoted id of the request whose try of the present act failed by a fault of ours; null when none did. */
  failedBefore: string | null;
}

/** A try that waits longer for another one with its key is told so. */
const waitMilliseconds = 2_000;
const keptHours = 24;
const readable = /^[\x21-\x7e]{1,200}$/;
/** PostgreSQL's code of a lock that was not got in time. */
const lockNotAvailable = '55P03';

/** What a caller sent along: null when nothing. */
export const repeatableOf = (key: unknown, request: { query?: unknown; operationName?: unknown; variables?: unknown }): Repeatable | null => {
  if (key === undefined || key === null) return null;
  const content = JSON.stringify([request.query, request.operationName ?? null, request.variables ?? {}], inOrder);
  return { key: typeof key === 'string' ? key : '', requestHash: createHash('sha256').update(content).digest('hex'), begun: 0, failedBefore: null };
};

/** What a key is found to be when an act claims it. */
type Claim = { state: 'NEW' } | { state: 'FAILED_BEFORE'; requestId: string } | { state: 'KNOWN' };

const claim = async (work: Work, callerId: string, { key, requestHash }: Repeatable, ordinal: number): Promise<Claim> => {
  await work.em.execute(`set local lock_timeout = '${waitMilliseconds}ms'`);
  try {
    // another try that is on its way holds this row: it is waited for, and is done or has left nothing
    const [row] = await work.em.execute<{ failed: string | null }[]>(
      `insert into idempotency_key as before (caller_id, key, ordinal, request_hash, created_at) values (?, ?, ?, ?, ?)
       on conflict (caller_id, key, ordinal) do update set created_at = excluded.created_at where before.failed_request_id is not null and before.request_hash = excluded.request_hash
       returning before.failed_request_id as failed`,
      [callerId, key, ordinal, requestHash, work.at],
    );
    if (!row) return { state: 'KNOWN' };
    return row.failed === null ? { state: 'NEW' } : { state: 'FAILED_BEFORE', requestId: row.failed };
  } catch (error) {
    if ((error as { code?: unknown }).code === lockNotAvailable) throw refusal('IDEMPOTENCY_CONCURRENT_REQUEST');
    throw error;
  } finally {
    await work.em.execute('set local lock_timeout = 0').catch(() => undefined);
  }
};

/**
 * Does a verb once under the caller's key, or answers what it answered then. The key is written in the transaction of the act:
 * of an act that was refused or broke off nothing remains, so it may be tried again with the same key. What the verb answers is
 * kept as JSON for a day: it is an id or plain values, never a secret.
 */
export const once = async <T>(work: Work, callerId: string, repeatable: Repeatable, ordinal: number, verb: () => Promise<T>): Promise<{ result: T; eventIds: string[] }> => {
  if (!readable.test(repeatable.key)) throw refusal('IDEMPOTENCY_KEY_INVALID');
  const claimed = await claim(work, callerId, repeatable, ordinal);
  if (claimed.state !== 'KNOWN') {
    repeatable.failedBefore = claimed.state === 'FAILED_BEFORE' ? claimed.requestId : null;
    const result = await verb();
    const outcome = { result: result ?? null, eventIds: work.eventIds };
    await work.em.execute('update idempotency_key set outcome = ?::jsonb, failed_request_id = null where caller_id = ? and key = ? and ordinal = ?', [JSON.stringify(outcome), callerId, repeatable.key, ordinal]);
    return { result, eventIds: work.eventIds };
  }
  const [before] = await work.em.execute<{ requestHash: string; outcome: { result: T; eventIds: string[] } | null }[]>('select request_hash as "requestHash", outcome from idempotency_key where caller_id = ? and key = ? and ordinal = ?', [callerId, repeatable.key, ordinal]);
  if (before?.requestHash !== repeatable.requestHash || !before.outcome) throw refusal('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
  return before.outcome;
};

/**
 * Remembers that an act under a key failed by a fault of ours. It left nothing, and the next try under the key is made; if that fails
 * too, the caller is told that it was not the first. Without a database there is nothing to remember it in.
 */
export const rememberFailure = async (workshop: Pick<Workshop, 'beside'>, callerId: string, { key, requestHash }: Repeatable, ordinal: number, requestId: string): Promise<void> => {
  if (!readable.test(key)) return;
  await workshop.beside(
    'insert into idempotency_key (caller_id, key, ordinal, request_hash, created_at, failed_request_id) values (?, ?, ?, ?, ?, ?) on conflict do nothing',
    [callerId, key, ordinal, requestHash, new Date(clock.now()), requestId],
  ).catch(() => undefined);
};

/** Forgets keys of more than a day ago. */
export const forgetOldKeys = async (pool: Pool): Promise<void> => {
  await pool.query('delete from idempotency_key where created_at < $1', [new Date(clock.now() - keptHours * 3_600_000)]);
};

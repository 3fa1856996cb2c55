import type { Pool } from 'pg';
import { clock, machineTime } from '../platform/clock.ts';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import type { Attempt } from './receiver.ts';
import { isAway, pauseAfterFailure, restAfter, triedForMilliseconds } from './schedule.ts';
import { signatureOf, unsealSecret } from './signing.ts';

/** So many deliveries are under way to one receiver at once. */
const lane = 4;

export type Poster = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Attempt>;

export interface Receiver {
  id: string;
  url: string;
  secret: string;
  formerSecret: string | null;
  failures: number;
}

interface Due {
  id: string;
  type: string;
  body: string;
  attempts: number;
  waitingSince: Date;
}

/** Receivers for whom something is due and who are not thought away. */
const dueReceiversSql = `select w.id, w.url, w.secret, case when w.former_secret_until > $1 then w.former_secret end as "formerSecret", w.failures
  from webhook w join machine_user u on u.id = w.machine_user_id left join client c on c.id = u.client_id
  where w.active and u.active and coalesce(c.active, true) and (w.rests_until is null or w.rests_until <= $1)
    and exists (select from webhook_delivery d where d.webhook_id = w.id and d.status = 'WAITING' and d.next_attempt_at <= $1)
  order by w.id`;

export const dueReceivers = async (pool: Pool): Promise<Receiver[]> => (await pool.query<Receiver>(dueReceiversSql, [new Date(clock.now())])).rows;

/** When there will be something to send next, besides to these receivers; null when nothing waits. */
export const nextDue = async (pool: Pool, besides: readonly string[]): Promise<number | null> => {
  const { rows } = await pool.query<{ at: Date | null }>(
    `select min(greatest(d.next_attempt_at, coalesce(w.rests_until, d.next_attempt_at))) as at
     from webhook w join machine_user u on u.id = w.machine_user_id left join client c on c.id = u.client_id join webhook_delivery d on d.webhook_id = w.id and d.status = 'WAITING' where w.active and u.active and coalesce(c.active, true) and w.id <> all($1::uuid[])`,
    [besides],
  );
  return rows[0]?.at?.getTime() ?? null;
};

/** What is due to one receiver, the oldest first; whoever is thought away is asked with what was tried least, lest one event that it cannot take shuts it out. */
const dueOf = async (pool: Pool, { id }: Receiver, away: boolean): Promise<Due[]> =>
  (await pool.query<Due>(
    `select id, type, body, attempts, waiting_since as "waitingSince" from webhook_delivery where webhook_id = $1 and status = 'WAITING' and next_attempt_at <= $2 order by ${away ? 'attempts, ' : ''}position, id limit $3`,
    [id, new Date(clock.now()), away ? 1 : lane],
  )).rows;

/** `away`: whoever was thought away is back, and what waited for it goes now. One delivery at a time says so, lest their notes wait for each other. */
const taken = (pool: Pool, receiver: Receiver, due: Due, attempt: Attempt, milliseconds: number, away: boolean) =>
  pool.query(
    `with taken as (update webhook_delivery set status = 'DELIVERED', attempts = attempts + 1, last_attempt_at = $3, last_status = $4, last_fault = null, last_fault_code = null, milliseconds = $5, settled_at = $3 where id = $1 and status = 'WAITING'),
       back as (update webhook set failures = 0, rests_until = null where id = $2 and failures > 0)
     update webhook_delivery set next_attempt_at = $3 where webhook_id = $2 and $6 and id <> $1 and status = 'WAITING'`,
    [due.id, receiver.id, new Date(clock.now()), attempt.status, milliseconds, away],
  );

/**
 * That something died is told once to whoever keeps systems, until somebody did something about it or the receiver took something again.
 * One delivery of a receiver may die beside three others: their word waits for each other.
 */
const tellOfDeath = (pool: Pool, { id }: Receiver, now: number): Promise<void> => inTransaction(pool, async (client) => {
  await client.query('select from webhook where id = $1 for update', [id]);
  await client.query(
    `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
     select $1, 'WEBHOOK_NOT_TAKEN', 'webhook', w.id, w.version, null, $3, '{}', $4::timestamptz from webhook w
     where w.id = $2 and not exists (
       select from event_log e where e.subject_id = w.id and e.type = 'WEBHOOK_NOT_TAKEN'
         and e.occurred_at >= coalesce((select max(d.settled_at) from webhook_delivery d where d.webhook_id = w.id and d.status = 'DELIVERED'), '-infinity')
         and not exists (select from event_log later where later.subject_id = w.id and later.occurred_at >= e.occurred_at and later.type in ('WEBHOOK_UPDATED', 'WEBHOOK_TRIED', 'WEBHOOK_REPLAYED')))`,
    [newId(), id, systemActor, new Date(now)],
  );
});

/** An attempt that failed is made again after a while, for three days; a receiver that fails every time is left in peace in between. */
const missed = async (pool: Pool, receiver: Receiver, due: Due, attempt: Attempt, milliseconds: number): Promise<void> => {
  const now = clock.now();
  const isDead = now - due.waitingSince.getTime() >= triedForMilliseconds;
  const pause = pauseAfterFailure(due.attempts + 1, attempt.retryAfterMilliseconds);
  const { rows } = await pool.query<{ failures: number }>('update webhook set failures = failures + $2 where id = $1 returning failures', [receiver.id, isAway(attempt.status) ? 1 : 0]);
  const rest = restAfter(rows[0]?.failures ?? 0);
  if (isDead) await tellOfDeath(pool, receiver, now);
  await pool.query(
    `with attempted as (
       update webhook_delivery set attempts = attempts + 1, last_attempt_at = $3::timestamptz, last_status = $4, last_fault = $5::varchar, last_fault_code = $11::varchar, milliseconds = $6,
         status = case when $7::boolean then 'DEAD' else status end, settled_at = case when $7::boolean then $3::timestamptz end, next_attempt_at = $8::timestamptz where id = $1 and status = 'WAITING'),
       -- what waited behind it for as long is dead too; what is under way is left to whoever sends it
       old as (select id from webhook_delivery where webhook_id = $2 and id <> $1 and status = 'WAITING' and waiting_since <= $9 for update skip locked),
       buried as (update webhook_delivery set status = 'DEAD', settled_at = $3::timestamptz, last_fault = $5::varchar, last_fault_code = $11::varchar where id in (select id from old))
     update webhook set rests_until = coalesce($10::timestamptz, rests_until) where id = $2`,
    [due.id, receiver.id, new Date(now), attempt.status, attempt.fault, milliseconds, isDead, new Date(now + pause), new Date(now - triedForMilliseconds), rest === null ? null : new Date(now + rest), attempt.code],
  );
};

const secretsOf = ({ id, secret, formerSecret }: Receiver): string[] => [secret, formerSecret].flatMap((sealed) => (sealed === null ? [] : (unsealSecret(sealed, id) ?? [])));

const attemptOne = async (pool: Pool, receiver: Receiver, due: Due, send: Poster, away: boolean): Promise<boolean> => {
  const secrets = secretsOf(receiver);
  const timestamp = Math.floor(clock.now() / 1000);
  const began = machineTime.elapsed();
  // without the key of the house nothing could be signed, and what is not signed is not sent
  const attempt = secrets.length === 0
    ? { status: null, code: 'SECRET_LOST' as const, fault: 'the secret cannot be opened: SECRET_KEY or secret.key is another one', retryAfterMilliseconds: 0 }
    : await send(receiver.url, {
        'content-type': 'application/json; charset=utf-8', 'user-agent': 'Reglament-Webhooks/1',
        'webhook-id': due.id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatureOf({ id: due.id, timestamp, body: due.body }, secrets),
      }, due.body);
  const milliseconds = Math.round(machineTime.elapsed() - began);
  if (attempt.fault === null) await taken(pool, receiver, due, attempt, milliseconds, away);
  else await missed(pool, receiver, due, attempt, milliseconds);
  return attempt.fault === null;
};

/** Tells one receiver what is due, the oldest first; one who failed every time is asked with one delivery whether it is back. */
export const tellReceiver = async (pool: Pool, receiver: Receiver, send: Poster, isStopped: () => boolean): Promise<void> => {
  let away = restAfter(receiver.failures) !== null;
  while (!isStopped()) {
    const due = await dueOf(pool, receiver, away);
    if (due.length === 0) return;
    const results = await Promise.all(due.map((one) => attemptOne(pool, receiver, one, send, away)));
    // the rest waits: its pause is written already
    if (results.includes(false)) return;
    away = false;
  }
};

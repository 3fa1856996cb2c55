import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Pool } from 'pg';
import type { EventStream } from '../platform/events/eventStream.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { cursorOf } from '../platform/events/cursor.ts';
import { frameOf } from '../platform/events/frames.ts';
import type { InsideDoor } from '../platform/feature.ts';
import { newId } from '../platform/identity.ts';
import { clock, machineTime } from '../platform/clock.ts';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { StallOfOurs } from './webhook.entity.ts';
import { tells, viewerOf, type SightOf } from './sight.ts';
import { readWebhookDocument } from './webhookDocument.ts';

const batch = 200;
/** So many webhooks are looked on for at once. */
const lanes = 4;
/** After so long the next webhook has its turn. */
const lookMilliseconds = 2_000;
/** An event that our own house cannot put into words is tried for so long; then it is told with what went wrong in the place of what could not be read. */
export const heldForMilliseconds = 60 * 60_000;

export interface Following extends SightOf {
  id: string;
  document: string;
  position: number;
  stalledBy: StallOfOurs | null;
  stalledSince: Date | null;
}

const followingSql = `select w.id, w.document, w.position::float8 as position, w.scopes, w.event_types as "eventTypes", w.stalled_by as "stalledBy", w.stalled_since as "stalledSince",
    u.id as "machineUserId", u.name as "machineUserName", u.audience, u.client_id as "clientId"
  from webhook w join machine_user u on u.id = w.machine_user_id left join client c on c.id = u.client_id where w.active and u.active and coalesce(c.active, true) order by w.id`;

/** Whether our own house was out of order: then the event is told later, whole. What a document may not see or ask is the receiver's business, and is told with the rest. */
const isOurFault = ({ extensions }: GraphQLFormattedError): boolean => extensions?.['code'] === 'TIMED_OUT' || extensions?.['code'] === 'INTERNAL_SERVER_ERROR';

/** What is sent of an event: the frame as the document shapes it, with enough around it to know it by; and what of our own house was out of order. */
const bodyOf = async (door: InsideDoor, webhook: Following, document: DocumentNode, event: PlacedEvent): Promise<{ body: string; fault: string | null }> => {
  const { data = null, errors } = await door.execute({ document, viewer: viewerOf(webhook), rootValue: frameOf(event) });
  const body = JSON.stringify({ id: event.id, type: event.type, cursor: cursorOf(event), occurredAt: event.occurredAt, data, ...(errors ? { errors } : {}) });
  return { body, fault: errors?.find(isOurFault)?.message ?? null };
};

/**
 * Writes what a webhook is to be told of some events, and how far it has looked: both or nothing, so that none is left out. Answers false
 * where it no longer stands where it was read, or rests: then it is read anew.
 */
const note = async (pool: Pool, webhook: Following, letters: { event: PlacedEvent; body: string }[], position: number): Promise<boolean> => {
  const { rows: [looked] } = await pool.query<{ isNoted: boolean }>(
    `with looked as (update webhook set position = $2 where id = $1 and position = $9 and active returning id), told as (
     insert into webhook_delivery (id, webhook_id, event_id, position, type, body, status, attempts, waiting_since, next_attempt_at)
     select l.id, looked.id, l.event_id, l.position, l.type, l.body, 'WAITING', 0, $3, $3
     from looked, unnest($4::uuid[], $5::uuid[], $6::bigint[], $7::text[], $8::text[]) as l (id, event_id, position, type, body)
     on conflict (webhook_id, event_id) do nothing)
     select exists (select from looked) as "isNoted"`,
    [webhook.id, position, new Date(clock.now()), letters.map(() => newId()), letters.map(({ event }) => event.id), letters.map(({ event }) => event.position), letters.map(({ event }) => event.type), letters.map(({ body }) => body), webhook.position],
  );
  if (looked?.isNoted) webhook.position = position;
  return looked?.isNoted ?? false;
};

/** Notes what holds a webhook up, or that nothing does any longer. Whoever keeps systems is told once of a document that they have to mend. */
const noteStall = (pool: Pool, webhook: Following, stalledBy: StallOfOurs | null): Promise<void> => inTransaction(pool, async (client) => {
  const now = new Date(clock.now());
  const { rowCount } = await client.query('update webhook set stalled_by = $2, stalled_since = $3 where id = $1 and stalled_by is distinct from $2', [webhook.id, stalledBy, stalledBy && now]);
  if (rowCount === 1 && stalledBy === 'DOCUMENT_NOT_ALLOWED')
    await client.query(
      `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
       select $1, 'WEBHOOK_STALLED', 'webhook', w.id, w.version, null, $3, '{}', $4::timestamptz from webhook w where w.id = $2`,
      [newId(), webhook.id, systemActor, now],
    );
  Object.assign(webhook, { stalledBy, stalledSince: stalledBy && now });
});

/** What was put into words of some events for a webhook, up to which position, and why no further. */
interface Look {
  letters: { event: PlacedEvent; body: string }[];
  position: number;
  /** What of our own house was out of order with the next one. */
  fault: string | null;
}

const lookThrough = async (door: InsideDoor, webhook: Following, { stream, document }: { stream: string; document: DocumentNode }, past: readonly PlacedEvent[]): Promise<Look> => {
  const look: Look = { letters: [], position: webhook.position, fault: null };
  const began = machineTime.elapsed();
  const isGivenUp = webhook.stalledSince !== null && clock.now() - webhook.stalledSince.getTime() >= heldForMilliseconds;
  for (const event of past) {
    if (machineTime.elapsed() - began > lookMilliseconds) break;
    if (tells(door, webhook, stream, event)) {
      const { body, fault } = await bodyOf(door, webhook, document, event);
      look.fault = fault;
      if (fault !== null && !isGivenUp) break;
      look.letters.push({ event, body });
    }
    look.position = event.position;
  }
  return look;
};

/** One look through the events since the last one of a webhook, which then stands behind them; answers whether there may be more. */
const lookOn = async (pool: Pool, events: Pick<EventStream, 'readAfter'>, door: InsideDoor, webhook: Following): Promise<boolean> => {
  const past = await events.readAfter(webhook.position, batch);
  const last = past.at(-1);
  if (!last) return false;
  const read = readWebhookDocument(door.schemaFor(viewerOf(webhook)), door.streams, webhook.document);
  // a document that the schema of today no longer allows waits for whoever keeps it; nothing is passed over meanwhile
  if (read.faults) {
    if (webhook.stalledBy !== 'DOCUMENT_NOT_ALLOWED') await noteStall(pool, webhook, 'DOCUMENT_NOT_ALLOWED');
    return false;
  }
  const { letters, position, fault } = await lookThrough(door, webhook, read, past);
  if (position > webhook.position && !(await note(pool, webhook, letters, position))) return false;
  const stalledBy = fault === null ? null : 'EVENT_NOT_TOLD';
  if (webhook.stalledBy !== stalledBy) await noteStall(pool, webhook, stalledBy);
  if (fault !== null && position < last.position) throw new Error(fault);
  return past.length === batch || position < last.position;
};

/** Who follows, and how far each has looked. */
export const whoFollows = async (pool: Pool): Promise<Following[]> => (await pool.query<Following>(followingSql)).rows;

/**
 * Looks a little further for each webhook, which then stands there, and keeps what it is to be told; answers whether there is more to look at. Whoever has much
 * to catch up with, or a document that takes long, delays nobody: some are looked on for at once, none for longer than a few seconds.
 * What cannot be told of one is reported and looked at again later, while the others go on.
 */
export const collect = async (pool: Pool, events: Pick<EventStream, 'readAfter'>, door: InsideDoor, following: readonly Following[], report: (webhook: string, error: unknown) => void): Promise<boolean> => {
  let isMore = false;
  const waiting = following.values();
  const lane = async (): Promise<void> => {
    for (const webhook of waiting) {
      const more = await lookOn(pool, events, door, webhook).catch((error: unknown) => {
        report(webhook.id, error);
        return false;
      });
      isMore = more || isMore;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return isMore;
};

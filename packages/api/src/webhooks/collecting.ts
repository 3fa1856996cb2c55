import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Pool } from 'pg';
import type { EventStream } from '../platform/events/eventStream.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { cursorOf } from '../platform/events/cursor.ts';
import { frameOf } from '../platform/events/frames.ts';
import type { InsideDoor } from '../platform/feature.ts';
import { newId } from '../platform/identity.ts';
import { clock } from '../platform/clock.ts';
import { tells, viewerOf, type SightOf } from './sight.ts';
import { readWebhookDocument } from './webhookDocument.ts';

const batch = 200;

export interface Following extends SightOf {
  id: string;
  document: string;
  position: number;
}

const followingSql = `select w.id, w.document, w.position::float8 as position, w.scopes, w.event_types as "eventTypes",
    u.id as "machineUserId", u.name as "machineUserName", u.audience, u.client_id as "clientId"
  from webhook w join machine_user u on u.id = w.machine_user_id left join client c on c.id = u.client_id where w.active and u.active and coalesce(c.active, true) order by w.id`;

/** Whether our own house was out of order: then the event is told later, whole. What a document may not see or ask is the receiver's business, and is told with the rest. */
const isOurFault = ({ extensions }: GraphQLFormattedError): boolean => extensions?.['code'] === 'TIMED_OUT' || extensions?.['code'] === 'INTERNAL_SERVER_ERROR';

/** What is sent of an event: the frame as the document shapes it, with enough around it to know it by. */
const bodyOf = async (door: InsideDoor, webhook: Following, document: DocumentNode, event: PlacedEvent): Promise<string> => {
  const { data = null, errors } = await door.execute({ document, viewer: viewerOf(webhook), rootValue: frameOf(event) });
  const fault = errors?.find(isOurFault);
  if (fault) throw new Error(fault.message);
  return JSON.stringify({ id: event.id, type: event.type, cursor: cursorOf(event), occurredAt: event.occurredAt, data, ...(errors ? { errors } : {}) });
};

/** Writes what a webhook is to be told of some events, and how far it has looked: both or nothing, so that none is left out. */
const note = async (pool: Pool, webhook: Following, letters: { event: PlacedEvent; body: string }[], position: number): Promise<void> => {
  await pool.query(
    `with looked as (update webhook set position = $2 where id = $1 and position < $2 returning id)
     insert into webhook_delivery (id, webhook_id, event_id, position, type, body, status, attempts, waiting_since, next_attempt_at)
     select l.id, looked.id, l.event_id, l.position, l.type, l.body, 'WAITING', 0, $3, $3
     from looked, unnest($4::uuid[], $5::uuid[], $6::bigint[], $7::text[], $8::text[]) as l (id, event_id, position, type, body)
     on conflict (webhook_id, event_id) do nothing`,
    [webhook.id, position, new Date(clock.now()), letters.map(() => newId()), letters.map(({ event }) => event.id), letters.map(({ event }) => event.position), letters.map(({ event }) => event.type), letters.map(({ body }) => body)],
  );
};

/** One look through the events since the last one of a webhook; answers whether there may be more. */
const lookOn = async (pool: Pool, events: Pick<EventStream, 'readAfter'>, door: InsideDoor, webhook: Following): Promise<boolean> => {
  const past = await events.readAfter(webhook.position, batch);
  const last = past.at(-1);
  if (!last) return false;
  const read = readWebhookDocument(door.schemaFor(viewerOf(webhook)), door.streams, webhook.document);
  // a document that the schema of today no longer allows waits for whoever keeps it; nothing is passed over meanwhile
  if (read.faults) return false;
  const letters: { event: PlacedEvent; body: string }[] = [];
  for (const event of past) if (tells(door, webhook, read.stream, event)) letters.push({ event, body: await bodyOf(door, webhook, read.document, event) });
  await note(pool, webhook, letters, last.position);
  return past.length === batch;
};

/**
 * Looks a little further for each webhook, and keeps what it is to be told; answers whether there is more to look at. Whoever has much
 * to catch up with delays nobody, and what cannot be told of one is reported and looked at again later, while the others go on.
 */
export const collect = async (pool: Pool, events: Pick<EventStream, 'readAfter'>, door: InsideDoor, report: (webhook: string, error: unknown) => void): Promise<boolean> => {
  const { rows } = await pool.query<Following>(followingSql);
  let isMore = false;
  for (const webhook of rows) {
    isMore = (await lookOn(pool, events, door, webhook).catch((error: unknown) => {
      report(webhook.id, error);
      return false;
    })) || isMore;
  }
  return isMore;
};

import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { Actor } from '../platform/events/actor.ts';
import type { ReportedPromise } from './endedPromises.ts';

/** One thing that happened to a ticket while an answer was owed. */
export interface StoryEntry {
  at: string;
  /** Type of the event, for example TICKET_ASSIGNED. */
  type: string;
  actor: Actor;
  /** Who got the ticket, where it was given to somebody. */
  assigneeName: string | null;
}

/** What happened between the arrival of the message and the late answer, or the present: why a promise was broken (§4.7). */
export const storyOf = async (reader: Reader, promise: ReportedPromise, asOf: number): Promise<StoryEntry[]> =>
  readRows<StoryEntry>(
    reader,
    `select to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, type, actor, payload->>'assigneeName' as "assigneeName"
     from event_log where subject_type = 'ticket' and subject_id = $1 and occurred_at between $2 and $3 and type not like 'LETTER%'
     order by occurred_at, id limit 100`,
    [promise.ticketId, new Date(promise.openedAt), new Date(promise.answeredAt ?? asOf)],
  );

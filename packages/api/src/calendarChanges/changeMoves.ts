import { isUuid } from '../platform/identity.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { MovedPromise } from './changePreview.ts';

const mostShown = 50;

/**
 * Events are written in the order of their ids, and those of a change after the change itself; the counted number says when the last
 * of them is found, so that nobody reads the log to its end.
 */
const sql = `select moved.payload ->> 'obligationId' as "obligationId", ticket.id as "ticketId", ticket.number, ticket.subject,
    moved.payload ->> 'previousDueAt' as "previousDueAt", moved.payload ->> 'dueAt' as "dueAt", (moved.payload -> 'graced')::boolean as graced
  from (
    select subject_id, payload from event_log where id > $1::uuid and type = 'OBLIGATION_MOVED' and payload ->> 'calendarChangeId' = $1::uuid::text and payload ->> 'dueAt' <> payload ->> 'previousDueAt'
    order by id limit least(${mostShown}, (select later + earlier from calendar_change where id = $1::uuid))
  ) moved join ticket on ticket.id = moved.subject_id`;

const hurts = ({ graced, previousDueAt, dueAt }: MovedPromise): number => (graced ? 2 : dueAt < previousDueAt ? 1 : 0);

/** The dues that a change of the calendar has moved, those that hurt first. */
export const movesOf = async (reader: Reader, changeId: string): Promise<MovedPromise[]> => {
  if (!isUuid(changeId)) return [];
  const rows = await readRows<Omit<MovedPromise, 'previousDueAt' | 'dueAt'> & { previousDueAt: string; dueAt: string }>(reader, sql, [changeId]);
  return rows
    .map((row) => ({ ...row, previousDueAt: new Date(row.previousDueAt), dueAt: new Date(row.dueAt) }))
    .toSorted((a, b) => hurts(b) - hurts(a) || a.dueAt.getTime() - b.dueAt.getTime());
};

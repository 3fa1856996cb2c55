import type { Work } from '../platform/work.ts';
import type { Ticket } from './ticket.entity.ts';
import { ended, queueOrderSql } from './ticketFilter.ts';

/** §4.7: the queue of a person is what waits for an answer and is nobody’s or that person’s; `?` stands for the person. */
export const inQueueOf = `t.due_at is not null and not ${ended} and (t.assignee_id is null or t.assignee_id = ?)`;

/** Whatever the person has taken before is in hand and cannot be overtaken any more. */
const waitsToBeTaken = `${inQueueOf} and (t.assignee_id is null or t.taken_at is null)`;

/** What somebody passed over by taking a ticket out of turn. */
export interface Overtaking {
  /** The ticket whose turn it was. */
  headId: string;
  headNumber: string;
  /** How many stood before the ticket that was taken. */
  overtaken: number;
}

const takeLock = 0x7a4e0007;

/** Takes come one after the other, in all processes: no ticket is given twice, and each take sees the queue as it really stands. */
export const oneTakeAtATime = (work: Work): Promise<unknown> => work.em.execute('select pg_advisory_xact_lock(?)', [takeLock]);

/** The ticket whose turn it is for a person (§4.7); null while nothing waits. */
export const headOfQueue = async (work: Work, staffId: string): Promise<string | null> => {
  const [head] = await work.em.execute<{ id: string }[]>(`select t.id from ticket t where ${inQueueOf} order by ${queueOrderSql()} limit 1`, [staffId]);
  return head?.id ?? null;
};

/** §4.7: requests are worked through in their order. Taking another one is allowed and recorded; one to which no answer is owed has no turn. */
export const overtakingOf = async (work: Work, staffId: string, ticket: Ticket): Promise<Overtaking | null> => {
  if (!ticket.dueAt) return null;
  const [place] = await work.em.execute<Overtaking[]>(
    `with queue as (
       select t.id, (row_number() over turn - 1)::int as overtaken, first_value(t.id) over turn as "headId", first_value(t.number) over turn as "headNumber"
       from ticket t where t.id = ? or (${waitsToBeTaken}) window turn as (order by ${queueOrderSql()})
     ) select overtaken, "headId", "headNumber" from queue where id = ?`,
    [ticket.id, staffId, ticket.id],
  );
  return place && place.overtaken > 0 ? place : null;
};

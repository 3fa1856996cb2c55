import type { PoolClient } from 'pg';

/** SQL: whether the letter `letter` of the ticket `ticket` is among those of its task of undelivered mail: it was told of since the task began. */
export const isOfOpenTask = (letter: string, ticket: string): string =>
  `exists (select from event_log told where told.subject_id = ${ticket}.id and told.type = 'ANSWER_NOT_DELIVERED' and told.payload->>'letterId' = ${letter}.id::text and told.occurred_at >= ${ticket}.undelivered_at)`;

/**
 * R16: the task of undelivered mail is of the whole ticket, and so ends with the last of its letters: none of the others is refused, came
 * back, waits since it is late or is sent again, or lacks one of its addresses. What staff said how the client got is of an earlier task.
 */
export const endTaskUnlessOthersLack = async (client: PoolClient, { id, ticketId }: { id: string; ticketId: string }, now: Date): Promise<void> => {
  await client.query(
    `update ticket set undelivered_at = null, version = version + 1, updated_at = greatest($3, updated_at + interval '1 ms')
     where id = $1 and undelivered_at is not null and not exists (
       select from outgoing_letter other where other.ticket_id = ticket.id and other.id <> $2
         and (other.status in ('FAILED', 'RETURNED') or (other.status = 'WAITING' and other.delayed_at is not null) or (other.status in ('WAITING', 'SENT') and other.refused <> '[]'))
         and ${isOfOpenTask('other', 'ticket')})`,
    [ticketId, id, now],
  );
};

import type { PoolClient } from 'pg';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';

/** What such an event says of its letter. */
interface SettledLetter {
  id: string;
  ticketId: string | null;
  templateKey: string;
}

/** Says that a letter was sent or failed, in the transaction of whoever has it locked. */
export const noteLetterEvent = async (client: PoolClient, { id, ticketId, templateKey }: SettledLetter, { status, error }: { status: 'SENT' | 'FAILED'; error: string | null }, now: Date): Promise<void> => {
  await client.query(
    `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
     select $1, $2, case when ticket.id is null then 'letter' else 'ticket' end, coalesce(ticket.id, $3), coalesce(ticket.version, 1), ticket.client_id, $4,
       $5::jsonb || jsonb_build_object('number', ticket.number), $6
     from (select 1) one left join ticket on ticket.id = $7`,
    [newId(), `LETTER_${status}`, id, systemActor, { letterId: id, templateKey, status, error }, now, ticketId],
  );
};

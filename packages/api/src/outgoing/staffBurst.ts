import type { Work } from '../platform/work.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';

/**
 * Decision 98: the request with which the burst of letters began that a ticket belongs to, its first ones too, as in the queue
 * (`TicketFilter.burstOf`); null when it belongs to none.
 */
export const burstOf = async (work: Work, { burstOfId, channel, client, contact, receivedAt }: Ticket): Promise<{ id: string; number: string } | null> => {
  if (burstOfId === null && (channel !== 'EMAIL' || !contact)) return null;
  const [head] = burstOfId
    ? await work.em.execute<{ id: string; number: string }[]>('select id, number from ticket where id = ?', [burstOfId])
    : await work.em.execute<{ id: string; number: string }[]>(
      `select head.id, head.number from ticket head where head.client_id = ? and head.contact_id = ? and head.channel = 'EMAIL' and head.received_at between ?::timestamptz - interval '10 minutes' and ?::timestamptz
         and exists (select from ticket later where later.burst_of_id = head.id) order by head.received_at, head.id limit 1`,
      [client.id, contact?.id, receivedAt, receivedAt]);
  return head ?? null;
};

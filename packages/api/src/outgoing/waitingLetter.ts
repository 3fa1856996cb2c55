import type { PoolClient } from 'pg';
import { overtakesSince } from './retry.ts';
import type { RefusedAddress } from './transport.ts';
import type { Unkept } from './unkept.ts';

/** A letter that waits to be handed over, as whoever sends it needs it. */
export interface WaitingLetter {
  id: string;
  ticketId: string | null;
  /** The answer that it carries. */
  messageId: string | null;
  templateKey: string;
  toAddress: string;
  subject: string;
  body: string;
  bodyHtml: string | null;
  attachmentIds: string[];
  locale: string;
  headers: Record<string, string>;
  news: boolean;
  messageHeaderId: string;
  sendAfter: Date;
  createdAt: Date;
  attempts: number;
  unkept: number;
  /** Addresses that have not taken it yet; null while it goes to all. */
  pendingTo: string | null;
  refused: RefusedAddress[];
  firstAttemptAt: Date | null;
  triedSince: Date | null;
  delayedAt: Date | null;
  /** Under which its ticket was accepted. */
  regulationVersionId: string | null;
  /** When the answer that it carries counts as given. */
  answeredAt: Date | null;
}

/**
 * The letter that is due first and that nobody else is sending. Letters of one ticket leave in their order: one that is due
 * later, or waits for another attempt, holds back those behind it; but an answer goes past a notice that was put off for an hour, and
 * past a letter that some of its addresses have. Letters to staff go when none to a client is due, and news to many when nothing else is.
 */
export const lockNext = async (client: PoolClient, now: Date, { unknown }: Unkept): Promise<WaitingLetter | undefined> => {
  const { rows } = await client.query<WaitingLetter>(
    `select id, ticket_id as "ticketId", message_id as "messageId", template_key as "templateKey", to_address as "toAddress", subject, body, body_html as "bodyHtml", locale, headers, news, attachment_ids as "attachmentIds",
       message_header_id as "messageHeaderId", send_after as "sendAfter", created_at as "createdAt", attempts, unkept,
       pending_to as "pendingTo", refused, first_attempt_at as "firstAttemptAt", tried_since as "triedSince", delayed_at as "delayedAt",
       (select regulation_version_id from ticket where ticket.id = letter.ticket_id) as "regulationVersionId", (select leaves_at from message where message.id = letter.message_id) as "answeredAt"
     from outgoing_letter letter
     where status = 'WAITING' and next_attempt_at <= $1 and id <> all($3::uuid[]) and not exists (
       select from outgoing_letter earlier
       where earlier.ticket_id = letter.ticket_id and earlier.status = 'WAITING'
         and (earlier.send_after, earlier.created_at, earlier.id) < (letter.send_after, letter.created_at, letter.id)
         and not coalesce(letter.message_id is not null and (earlier.message_id is null or earlier.pending_to is not null) and earlier.first_attempt_at <= $2, false))
     order by news, starts_with(template_key, 'staff.'), send_after, created_at, id limit 1 for update skip locked`,
    [now, overtakesSince(now.getTime()), unknown.map(({ id }) => id)],
  );
  return rows[0];
};

/** To whom it has still to go. */
export const stillTo = ({ pendingTo, toAddress }: WaitingLetter): string[] => (pendingTo ?? toAddress).split(', ');

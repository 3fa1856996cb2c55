import { Readable } from 'node:stream';
import type { LetterFault } from '@reglament/schema';
import type { Pool, PoolClient } from 'pg';
import type { Ask } from '../attachments/chunks.ts';
import { storedBytes } from '../attachments/stores/stores.ts';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { killPoint } from '../platform/killPoint.ts';
import { flagUndeliveredIn } from '../tickets/undelivered.ts';
import { noteRefusals } from './refusedAddress.ts';
import { isGivenUp, isRefusedForGood, isServerUnavailable, nextAttemptAfter, type SendingFault } from './retry.ts';
import { threadHeaders, type ThreadLetter } from './threadHeaders.ts';
import { refusedIn, type EnclosedFile, type LetterTransport, type ReadyLetter, type RefusedAddress } from './transport.ts';

interface WaitingLetter {
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
  messageHeaderId: string;
  sendAfter: Date;
  createdAt: Date;
  attempts: number;
}

/**
 * The letter that is due first and that nobody else is sending. Letters of one ticket leave in their order: one that is due
 * later, or waits for another attempt, holds back those behind it. News to many go when nothing else is due.
 */
const lockNext = async (client: PoolClient, now: Date): Promise<WaitingLetter | undefined> => {
  const { rows } = await client.query<WaitingLetter>(
    `select id, ticket_id as "ticketId", message_id as "messageId", template_key as "templateKey", to_address as "toAddress", subject, body, body_html as "bodyHtml", locale, headers, attachment_ids as "attachmentIds",
       message_header_id as "messageHeaderId", send_after as "sendAfter", created_at as "createdAt", attempts
     from outgoing_letter letter
     where status = 'WAITING' and next_attempt_at <= $1 and not exists (
       select from outgoing_letter earlier
       where earlier.ticket_id = letter.ticket_id and earlier.status = 'WAITING'
         and (earlier.send_after, earlier.created_at, earlier.id) < (letter.send_after, letter.created_at, letter.id))
     order by news, send_after, created_at, id limit 1 for update skip locked`,
    [now],
  );
  return rows[0];
};

/** What was written on the ticket before this letter, oldest first. */
const threadBefore = async (client: PoolClient, letter: WaitingLetter): Promise<ThreadLetter[]> => {
  if (letter.ticketId === null) return [];
  const { rows } = await client.query<ThreadLetter>(
    `select message_header_id as "messageHeaderId", by_client as "byClient" from (
       select message_header_id, true as by_client, noted_at as at, id from thread_reference where ticket_id = $1 and noted_at <= $2
       union all
       select message_header_id, false, created_at, id from outgoing_letter
       where ticket_id = $1 and created_at < $2 and to_address <> '' and status not in ('CANCELLED', 'HELD')) letters
     order by at, by_client desc, id`,
    [letter.ticketId, letter.createdAt],
  );
  return rows;
};

/** The files that go with a letter; their bytes are read while it is sent, a piece at a time. */
const filesWith = async (client: PoolClient, { attachmentIds }: WaitingLetter): Promise<EnclosedFile[]> => {
  if (attachmentIds.length === 0) return [];
  const ask: Ask = async <Row>(sql: string, values: unknown[]) => (await client.query(sql, values)).rows as Row[];
  const rows = await ask<{ id: string; fileId: string; fileName: string; contentType: string; size: number }>(
    'select id, file_id as "fileId", file_name as "fileName", content_type as "contentType", size from attachment where id = any($1::uuid[]) order by position, id', [attachmentIds]);
  return rows.map(({ id, fileId, fileName, contentType, size }) => ({ id, fileName, contentType, content: Readable.from(storedBytes(ask, fileId, { start: 0, end: size - 1 })) }));
};

const readyLetter = async (client: PoolClient, letter: WaitingLetter): Promise<ReadyLetter> => ({
  ...letter,
  to: letter.toAddress.split(', '),
  files: await filesWith(client, letter),
  ...threadHeaders(await threadBefore(client, letter)),
});

/** What became of an attempt: the letter is settled, waits for another attempt, or the server is away for all letters. */
type Attempt = 'SETTLED' | 'POSTPONED' | 'SERVER_UNAVAILABLE';

interface Settlement {
  status: 'SENT' | 'FAILED';
  error: string | null;
}

/** Writes what became of the letter, and the event that says so, in the transaction that holds it. */
const settle = async (client: PoolClient, letter: WaitingLetter, { status, error }: Settlement, now: Date): Promise<void> => {
  await client.query(
    `update outgoing_letter set status = $2, sent_at = $3, last_error = $4, attempts = attempts + 1, version = version + 1 where id = $1`,
    [letter.id, status, status === 'SENT' ? now : null, error],
  );
  await client.query(
    `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
     select $1, $2, case when ticket.id is null then 'letter' else 'ticket' end, coalesce(ticket.id, $3), coalesce(ticket.version, 1), ticket.client_id, $4,
       $5::jsonb || jsonb_build_object('number', ticket.number), $6
     from (select 1) one left join ticket on ticket.id = $7`,
    [newId(), `LETTER_${status}`, letter.id, systemActor, { letterId: letter.id, templateKey: letter.templateKey, status, error }, now, letter.ticketId],
  );
  if (status === 'FAILED' && letter.messageId !== null && letter.ticketId !== null) await flagUndeliveredIn(client, letter.ticketId, { letterId: letter.id, to: letter.toAddress, error }, now);
};

const postpone = (client: PoolClient, letter: WaitingLetter, error: string, serverAway: boolean, now: number): Promise<unknown> =>
  client.query('update outgoing_letter set attempts = attempts + 1, next_attempt_at = $2, last_error = $3, server_away = $4, version = version + 1 where id = $1', [
    letter.id,
    new Date(nextAttemptAfter(letter.attempts + 1, now)),
    error,
    serverAway,
  ]);

const attempt = async (client: PoolClient, letter: WaitingLetter, transport: LetterTransport, now: number): Promise<Attempt> => {
  const at = new Date(now);
  const ready = await readyLetter(client, letter);
  killPoint('SENDING');
  // whatever sending throws concerns this letter or the mail server, never the letters behind it
  const handedOver = await transport.send(ready).catch((error: unknown) => sendingFault(error));
  killPoint('HANDED_OVER');
  if (!('said' in handedOver)) {
    const { refused } = handedOver;
    await settle(client, letter, { status: 'SENT', error: refused.length > 0 ? `refused: ${refused.map(({ address }) => address).join(', ')}` : null }, at);
    await noteRefusals(client, refused, at);
    return 'SETTLED';
  }
  if (isRefusedForGood(handedOver) || isGivenUp(letter.sendAfter.getTime(), now)) {
    await settle(client, letter, { status: 'FAILED', error: isRefusedForGood(handedOver) ? handedOver.said : ('GIVEN_UP' satisfies LetterFault) }, at);
    await noteRefusals(client, handedOver.refused, at);
    return 'SETTLED';
  }
  const isAway = isServerUnavailable(handedOver);
  await postpone(client, letter, handedOver.said, isAway, now);
  return isAway ? 'SERVER_UNAVAILABLE' : 'POSTPONED';
};

/** What the mail library threw, and what the server said. */
const sendingFault = (error: unknown): SendingFault & { said: string; refused: RefusedAddress[] } => {
  if (!(error instanceof Error)) return { said: String(error), refused: [] };
  return {
    refused: 'rejectedErrors' in error && Array.isArray(error.rejectedErrors) ? refusedIn(error.rejectedErrors) : [],
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    responseCode: 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined,
    said: ('response' in error && typeof error.response === 'string' ? error.response : error.message).slice(0, 1000),
  };
};

/**
 * Sends the letter that is due first. It stays locked until its new state is committed: no other process sends it meanwhile, and
 * a crash between the server's 250 and the commit sends it once more under the same Message-ID.
 * @returns null when there is nothing to send
 */
export const dispatchNext = (pool: Pool, transport: LetterTransport, now: number): Promise<Attempt | null> =>
  inTransaction(pool, async (client) => {
    const letter = await lockNext(client, new Date(now));
    return letter ? attempt(client, letter, transport, now) : null;
  });

/** When the next letter falls due after `now`; null when none waits. */
export const nextDispatchAt = async (pool: Pool, now: number): Promise<number | null> => {
  const { rows } = await pool.query<{ at: Date | null }>(`select min(next_attempt_at) as at from outgoing_letter where status = 'WAITING' and next_attempt_at > $1`, [
    new Date(now),
  ]);
  return rows[0]?.at?.getTime() ?? null;
};


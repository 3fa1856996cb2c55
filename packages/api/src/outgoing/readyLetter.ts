import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import type { Ask } from '../attachments/chunks.ts';
import { storedBytes } from '../attachments/stores/stores.ts';
import { markedFor } from './returnMark.ts';
import { threadHeaders, type ThreadLetter } from './threadHeaders.ts';
import { threadKey } from './threadKey.ts';
import type { EnclosedFile, ReadyLetter } from './transport.ts';
import type { WaitingLetter } from './waitingLetter.ts';

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
  return rows.map(({ id, fileId, fileName, contentType, size }) => ({ id, fileName, contentType, open: () => Readable.from(storedBytes(ask, fileId, { start: 0, end: size - 1 })) }));
};

/** A letter with its files and what it answers, for these of its addresses. */
export const readyLetter = async (client: PoolClient, letter: WaitingLetter, to: readonly string[]): Promise<ReadyLetter> => ({
  ...letter,
  headers: { ...letter.headers, ...markedFor(threadKey(), letter.messageHeaderId, to) },
  to,
  files: await filesWith(client, letter),
  ...threadHeaders(await threadBefore(client, letter)),
});

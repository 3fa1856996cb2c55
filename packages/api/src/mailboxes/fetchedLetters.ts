import type { Pool, PoolClient } from 'pg';
import { clock } from '../platform/clock.ts';
import { inTransaction } from '../platform/database/inTransaction.ts';
import { keepLetter, arrivalOf, type Envelope } from '../mail/storing.ts';
import { fingerprintOf, fingerprintsOf } from '../mail/duplicate.ts';
import type { Work } from '../platform/work.ts';
import type { ListedLetter } from './fetchBatches.ts';
import { everyStep, type AtFetchStep } from './fetchSteps.ts';

/** A numbering of letters: of a folder of a mailbox. Another folder may have an equal `uidValidity`. */
export interface Numbering {
  mailboxId: string;
  folderNumber: number;
  uidValidity: number;
}

/** Where a letter lies: its number under one numbering. */
export interface LetterPlace extends Numbering {
  uid: number;
}

/** How often fetching one letter is tried by itself; a reconciliation tries again. */
export const mostAttempts = 3;

/** Of these letters: which are stored, and how often the others failed. */
export const knownLetters = async (pool: Pool, { mailboxId, folderNumber, uidValidity }: Numbering, uids: readonly number[]): Promise<Map<number, { stored: boolean; attempts: number }>> => {
  const { rows } = await pool.query<{ uid: string; stored: boolean; attempts: number }>(
    'select uid, stored_at is not null as stored, attempts from fetched_letter where mailbox_id = $1 and folder_number = $2 and uid_validity = $3 and uid = any($4::bigint[])',
    [mailboxId, folderNumber, uidValidity, uids],
  );
  return new Map(rows.map(({ uid, stored, attempts }) => [Number(uid), { stored, attempts }]));
};

/** Letters whose fetching failed and is to be tried again. */
export const failedUids = async (pool: Pool, { mailboxId, folderNumber, uidValidity }: Numbering): Promise<number[]> => {
  const { rows } = await pool.query<{ uid: string }>('select uid from fetched_letter where mailbox_id = $1 and folder_number = $2 and uid_validity = $3 and stored_at is null and attempts < $4', [mailboxId, folderNumber, uidValidity, mostAttempts]);
  return rows.map(({ uid }) => Number(uid));
};

const longestSaid = 300;

/** Counts that these letters could not be fetched, and why, so that a person who has to look after one finds it in its mailbox. */
export const noteFailedFetch = async (pool: Pool, { mailboxId, folderNumber, uidValidity }: Numbering, letters: readonly ListedLetter[], said: string): Promise<void> => {
  await pool.query(
    `insert into fetched_letter (mailbox_id, uid_validity, uid, bytes, arrived_at, attempts, failed_at, said, folder_number)
     select $1, $2, letter.uid, nullif(letter.bytes, 0), letter.arrived_at, 1, $6, $7, $8 from unnest($3::bigint[], $4::bigint[], $5::timestamptz[]) letter (uid, bytes, arrived_at)
     on conflict (mailbox_id, folder_number, uid_validity, uid) do update
       set attempts = fetched_letter.attempts + 1, bytes = excluded.bytes, arrived_at = excluded.arrived_at, failed_at = excluded.failed_at, said = excluded.said
       where fetched_letter.stored_at is null`,
    [mailboxId, uidValidity, letters.map(({ uid }) => uid), letters.map(({ bytes }) => bytes), letters.map(({ arrivedAt }) => new Date(arrivedAt)), new Date(clock.now()), said.replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, longestSaid).toWellFormed(), folderNumber],
  );
};

/** Claims the place; false when the letter is stored already. Of two processes at once the second waits for the first. */
const claimPlace = async (database: Pick<PoolClient, 'query'>, place: LetterPlace, { arrivedAt, at }: { arrivedAt: number; at: Date }): Promise<boolean> => {
  const { rowCount } = await database.query(
    `insert into fetched_letter (mailbox_id, uid_validity, uid, stored_at, folder_number, arrived_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (mailbox_id, folder_number, uid_validity, uid) do update set stored_at = excluded.stored_at, arrived_at = excluded.arrived_at where fetched_letter.stored_at is null`,
    [place.mailboxId, place.uidValidity, place.uid, at, place.folderNumber, new Date(arrivedAt)],
  );
  return rowCount === 1;
};

/**
 * The same letter of the same mailbox under an earlier numbering: a server that numbers a folder anew hands out everything again, and so
 * does a folder into which letters of the earlier one were moved.
 * Byte for byte and second for second by the server's own clock the same is the same, whatever its Message-ID: that clock may be ahead of
 * ours, and then the arrival that counts is bounded anew each time (R14).
 */
const underEarlierNumbering = async (client: PoolClient, { mailboxId, folderNumber, uidValidity }: LetterPlace, raw: Buffer, envelope: Envelope): Promise<string | null> => {
  const { rows } = await client.query<{ id: string }>(
    `select letter.id from incoming_letter letter join fetched_letter fetched on fetched.letter_id = letter.id
     where letter.sha256 = any($1) and (fetched.arrived_at = $2 or fetched.arrived_at is null and letter.received_at = $6) and fetched.mailbox_id = $3 and (fetched.uid_validity, fetched.folder_number) <> ($4, $5)
       and not exists (select from fetched_letter again where again.letter_id = letter.id and again.mailbox_id = $3 and again.uid_validity = $4 and again.folder_number = $5)
     order by fetched.uid limit 1`,
    [fingerprintsOf(raw), new Date(envelope.receivedAt), mailboxId, uidValidity, folderNumber, arrivalOf(envelope)],
  );
  return rows[0]?.id ?? null;
};

/** The same of a letter of which only the headers are kept: they, its size and its arrival are the same. */
export const tooLargeUnderEarlierNumbering = async (work: Work, { mailboxId, folderNumber, uidValidity }: LetterPlace, headers: Buffer, { bytes, arrivedAt }: Pick<ListedLetter, 'bytes' | 'arrivedAt'>): Promise<string | null> => {
  const [earlier] = await work.em.execute<{ id: string }[]>(
    `select letter.id from incoming_letter letter join fetched_letter fetched on fetched.letter_id = letter.id
     where letter.sha256 = ? and letter.full_bytes = ? and (fetched.arrived_at = ? or fetched.arrived_at is null and letter.received_at = ?) and fetched.mailbox_id = ? and (fetched.uid_validity, fetched.folder_number) <> (?, ?)
       and not exists (select from fetched_letter again where again.letter_id = letter.id and again.mailbox_id = ? and again.uid_validity = ? and again.folder_number = ?)
     order by fetched.uid limit 1`,
    [fingerprintOf(headers), bytes, new Date(arrivedAt), arrivalOf({ receivedAt: arrivedAt }), mailboxId, uidValidity, folderNumber, mailboxId, uidValidity, folderNumber],
  );
  return earlier?.id ?? null;
};

/** Stores a letter and that it is stored, in one transaction. Answers whether there is something new to decide about. */
export const storeFetchedLetter = (pool: Pool, place: LetterPlace, letter: { raw: Buffer; arrivedAt: number; host: string }, atStep: AtFetchStep = everyStep): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    if (!(await claimPlace(client, place, { arrivedAt: letter.arrivedAt, at: new Date(clock.now()) }))) return false;
    const envelope: Envelope = { to: [], mailbox: letter.host, receivedAt: letter.arrivedAt };
    const earlier = await underEarlierNumbering(client, place, letter.raw, envelope);
    const letterId = earlier ?? (await keepLetter(client, letter.raw, envelope));
    await client.query('update fetched_letter set letter_id = $4 where mailbox_id = $1 and uid_validity = $2 and uid = $3 and folder_number = $5', [place.mailboxId, place.uidValidity, place.uid, letterId, place.folderNumber]);
    atStep('WRITTEN', [place.uid]);
    return earlier === null;
  });

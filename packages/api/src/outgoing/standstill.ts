import { clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';

/** Letters that are overdue to leave, and what is known of why. */
export interface OverdueLetters {
  count: number;
  /** When the first of them should have left. */
  since: Date;
  /** The first of them. */
  letterId: string;
  /** What came of the last attempt with the first of them that was tried: the first of all may wait behind it; null when none was. */
  said: string | null;
  /** Whether one of them was never tried, or met a server that let in no letter. */
  byServer: boolean;
  /** To how many domains they go. */
  domains: number;
}

export type Standstill = Pick<OverdueLetters, 'count' | 'since' | 'letterId' | 'said'>;

/** So many domains do not all defer letters at once: it is our own server that does. */
const domainsOfAStandstill = 3;

/**
 * §4.2, §4.6: whether outgoing mail stands still: letters are overdue, none has left meanwhile, and it is not merely that one other
 * side takes its time.
 */
export const isStandstill = ({ byServer, domains }: Pick<OverdueLetters, 'byServer' | 'domains'>, hasSentMeanwhile: boolean): boolean => !hasSentMeanwhile && (byServer || domains >= domainsOfAStandstill);

const minute = 60_000;
let threshold: number | null = null;

/** Takes the setting; once, before anybody asks. */
export const useStandstill = ({ mailStandstillMinutes }: Pick<Config, 'mailStandstillMinutes'>): void => {
  threshold = mailStandstillMinutes * minute;
};

/** News to many stand behind everything else and are no sign; what waits behind a letter of its ticket counts once. */
const overdue = `from outgoing_letter letter where status = 'WAITING' and not news and send_after <= $1 and not exists (
  select from outgoing_letter earlier where earlier.ticket_id = letter.ticket_id and earlier.status = 'WAITING' and (earlier.send_after, earlier.created_at, earlier.id) < (letter.send_after, letter.created_at, letter.id))`;

const overdueLetters = async (reader: Reader, before: Date): Promise<OverdueLetters | null> => {
  const [found] = await readRows<OverdueLetters>(
    reader,
    `select count(*)::int as count, min(send_after) as since, (array_agg(id order by send_after, created_at, id))[1] as "letterId", (array_agg(last_error order by send_after, created_at, id) filter (where last_error is not null))[1] as said,
       bool_or(server_away or attempts = 0) as "byServer", count(distinct split_part(to_address, '@', 2))::int as domains ${overdue}`,
    [before],
  );
  return found && found.count > 0 ? { ...found, since: new Date(found.since) } : null;
};

/** Whether outgoing mail stands still now, since when, and with how many letters; null while letters leave, or none waits. */
export const standstillNow = async (reader: Reader): Promise<Standstill | null> => {
  if (threshold === null) throw new Error('letters were not prepared: nobody said when mail stands still');
  const before = new Date(clock.now() - threshold);
  const letters = await overdueLetters(reader, before);
  if (!letters) return null;
  const sent = await readRows(reader, 'select 1 from outgoing_letter where sent_at > $1 limit 1', [before]);
  return isStandstill(letters, sent.length > 0) ? letters : null;
};

/** Of several processes one at a time asks what was said last. */
const lockKey = 'outgoing mail stands still';

const lastWord = `select type, subject_id as "letterId" from event_log where type in ('OUTGOING_MAIL_STANDS', 'OUTGOING_MAIL_MOVES') order by occurred_at desc, id desc limit 1`;

/** Whether the last word on it was that mail stands still: another process may have said so. */
const wasSaid = async (reader: Reader): Promise<boolean> => (await readRows<{ type: string }>(reader, lastWord, []))[0]?.type === 'OUTGOING_MAIL_STANDS';

/** Says by an event that outgoing mail stands still, or moves again; once each, whichever process notices it first. */
export const noteStandstill = async ({ reader, workshop }: Pick<System, 'reader' | 'workshop'>, before: boolean | null): Promise<boolean> => {
  const found = await standstillNow(reader);
  const isStill = found !== null;
  if (isStill === before || (before === null && !isStill && !(await wasSaid(reader)))) return isStill;
  await workshop.perform(systemActor, async (work) => {
    await work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 2))', [lockKey]);
    const [last] = await work.em.execute<{ type: string; letterId: string }[]>(lastWord);
    const wasStill = last?.type === 'OUTGOING_MAIL_STANDS';
    if (wasStill === isStill) return;
    await (found
      ? work.record({ type: 'OUTGOING_MAIL_STANDS', subjectType: 'letter', subjectId: found.letterId, payload: { letters: found.count, since: found.since.toISOString() } })
      : work.record({ type: 'OUTGOING_MAIL_MOVES', subjectType: 'letter', subjectId: last?.letterId ?? '' }));
  });
  return isStill;
};

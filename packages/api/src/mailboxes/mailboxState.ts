import type { MailboxFault } from '@reglament/schema';
import { systemActor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import type { Work } from '../platform/work.ts';
import { nextAttemptAfter } from './backOff.ts';
import { mostAttempts } from './fetchedLetters.ts';
import type { MailboxTrouble } from './imapFault.ts';
import type { MailboxRow } from './mailboxRow.ts';

/** A mailbox is reported to everybody when it could not be read for so long. */
export const reportedAfterMilliseconds = 10 * 60_000;

/** A letter that its mailbox did not hand out, though it was asked often enough. SQL over `fetched_letter` as `fetched` and its `mailbox`. */
export const givenUp = `fetched.folder_number = mailbox.folder_number and fetched.uid_validity = mailbox.uid_validity and fetched.stored_at is null and fetched.attempts >= ${mostAttempts}`;

interface ReadUpTo {
  uidValidity: number;
  lastUid: number;
}

/**
 * Notes a numbering before anything under it is read: what comes from now on is known by its number, also after a crash. Like all
 * that is noted here it holds for the folder that was read: somebody may have turned the mailbox to another one meanwhile.
 */
export const noteNumbering = async ({ workshop }: Pick<System, 'workshop'>, { id, folderNumber }: MailboxRow, { uidValidity, uidNext }: { uidValidity: number; uidNext: number | null }): Promise<void> => {
  await workshop.perform(systemActor, (work) => work.em.execute('update mailbox set uid_validity = ?, last_uid = 0, first_uid = ? where id = ? and folder_number = ?', [uidValidity, uidNext, id, folderNumber]));
};

/** Notes up to which number letters were taken, though something else is wrong: the next round need not look at them again. */
export const notePlace = async ({ workshop }: System, { id, folderNumber }: MailboxRow, { uidValidity, lastUid }: ReadUpTo): Promise<void> => {
  await workshop.perform(systemActor, (work) => work.em.execute('update mailbox set uid_validity = ?, last_uid = ?, polled_at = ? where id = ? and folder_number = ?', [uidValidity, lastUid, work.at, id, folderNumber]));
};

/**
 * Notes that the mailbox was read up to a number. A mailbox that worked again says so by an event.
 * The state is written beside the version: nobody's form becomes stale because a letter came.
 */
export const noteRead = async ({ workshop }: System, mailbox: MailboxRow, { uidValidity, lastUid }: ReadUpTo): Promise<void> => {
  await workshop.perform(systemActor, async (work) => {
    await work.em.execute(
      `update mailbox set uid_validity = ?, last_uid = ?, polled_at = ?, failing_since = null, fault = null, fault_detail = null, failures = 0, next_attempt_at = null where id = ? and folder_number = ?`,
      [uidValidity, lastUid, work.at, mailbox.id, mailbox.folderNumber],
    );
    if (mailbox.failingSince) await work.record({ type: 'MAILBOX_WORKS_AGAIN', subjectType: 'mailbox', subjectId: mailbox.id, subjectVersion: mailbox.version });
  });
};

/** Ten minutes without letters are told once to whoever keeps mailboxes: a short break mends itself. */
const tellOfLongTrouble = async (work: Work, { id, version, failingSince }: MailboxRow, fault: MailboxFault): Promise<void> => {
  if (!failingSince || work.now - failingSince.getTime() < reportedAfterMilliseconds) return;
  const [told] = await work.em.execute<unknown[]>(`select 1 from event_log where subject_id = ? and type = 'MAILBOX_NOT_READ' and occurred_at >= ? limit 1`, [id, failingSince]);
  if (told) return;
  await work.record({ type: 'MAILBOX_NOT_READ', subjectType: 'mailbox', subjectId: id, subjectVersion: version, payload: { fault } });
};

/** Notes why the mailbox could not be read; the first time by an event, too. Answers when to try again. */
export const noteTrouble = async ({ workshop }: System, mailbox: MailboxRow, { fault, detail }: MailboxTrouble): Promise<number> => {
  const { result } = await workshop.perform(systemActor, async (work) => {
    const at = nextAttemptAfter(fault, mailbox.failures + 1, work.now);
    await work.em.execute(
      'update mailbox set failing_since = coalesce(failing_since, ?), fault = ?, fault_detail = ?, failures = failures + 1, next_attempt_at = ? where id = ?',
      [work.at, fault, detail, new Date(at), mailbox.id],
    );
    if (mailbox.fault !== fault) await work.record({ type: 'MAILBOX_FAILED', subjectType: 'mailbox', subjectId: mailbox.id, subjectVersion: mailbox.version, payload: { fault } });
    await tellOfLongTrouble(work, mailbox, fault);
    return at;
  });
  return result;
};

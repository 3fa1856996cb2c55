import { systemActor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import { nextAttemptAfter } from './backOff.ts';
import type { MailboxTrouble } from './imapFault.ts';
import type { MailboxRow } from './mailboxRow.ts';

/** A mailbox is reported to everybody when it could not be read for so long. */
export const reportedAfterMilliseconds = 10 * 60_000;

/**
 * Notes that the mailbox was read up to a number. A mailbox that worked again says so by an event.
 * The state is written beside the version: nobody's form becomes stale because a letter came.
 */
export const noteRead = async ({ workshop }: System, mailbox: MailboxRow, { uidValidity, lastUid }: { uidValidity: number; lastUid: number }): Promise<void> => {
  await workshop.perform(systemActor, async (work) => {
    await work.em.execute(
      `update mailbox set uid_validity = ?, last_uid = ?, polled_at = ?, failing_since = null, fault = null, fault_detail = null, failures = 0, next_attempt_at = null where id = ?`,
      [uidValidity, lastUid, work.at, mailbox.id],
    );
    if (mailbox.failingSince) await work.record({ type: 'MAILBOX_WORKS_AGAIN', subjectType: 'mailbox', subjectId: mailbox.id, subjectVersion: mailbox.version });
  });
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
    return at;
  });
  return result;
};

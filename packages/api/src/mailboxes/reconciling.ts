import type { ImapFlow } from 'imapflow';
import { systemActor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import { knownLetters } from './fetchedLetters.ts';
import { arrivalIn, isOurs } from './fetching.ts';
import type { MailboxRow } from './mailboxRow.ts';

const day = 24 * 60 * 60_000;

/** Once a day, and whenever somebody asks. */
export const isReconciliationDue = ({ reconcileAskedAt, reconciledAt }: Pick<MailboxRow, 'reconcileAskedAt' | 'reconciledAt'>, now: number): boolean =>
  reconciledAt === null || reconciledAt.getTime() + day <= now || (reconcileAskedAt !== null && reconcileAskedAt > reconciledAt);

/**
 * Holds what lies in the folder against what is stored, letter by letter: every letter up to the last number that was dealt with
 * must be here. What is missing is fetched again from the beginning of its tries; until it is here the difference stays in sight.
 */
export const reconcile = async (system: System, mailbox: MailboxRow, { client, uidValidity }: { client: ImapFlow; uidValidity: number }, lastUid: number): Promise<{ inMailbox: number; stored: number }> => {
  const all = lastUid === 0 ? [] : await client.fetchAll(`1:${lastUid}`, { uid: true, internalDate: true }, { uid: true });
  const uids = all.filter((message) => message.uid <= lastUid && isOurs(mailbox, { uid: message.uid, arrivedAt: arrivalIn(message) })).map(({ uid }) => uid);
  const known = await knownLetters(system.pool, { mailboxId: mailbox.id, folderNumber: mailbox.folderNumber, uidValidity }, uids);
  const missing = uids.filter((uid) => !known.get(uid)?.stored);
  const counted = { inMailbox: uids.length, stored: uids.length - missing.length };
  await system.workshop.perform(systemActor, async (work) => {
    await work.em.execute('update mailbox set reconciled_at = ?, letters_in_mailbox = ?, letters_stored = ? where id = ? and folder_number = ?', [work.at, counted.inMailbox, counted.stored, mailbox.id, mailbox.folderNumber]);
    // what somebody took out of the folder is nobody's task any longer
    await work.em.execute('delete from fetched_letter where mailbox_id = ? and folder_number = ? and uid_validity = ? and stored_at is null and uid <= ? and not uid = any(?::bigint[])', [mailbox.id, mailbox.folderNumber, uidValidity, lastUid, `{${uids.join(',')}}`]);
    if (missing.length === 0) return;
    // a row without a letter is what a round fetches again
    await work.em.execute(
      `insert into fetched_letter (mailbox_id, folder_number, uid_validity, uid, attempts) select ?, ?, ?, uid, 0 from unnest(?::bigint[]) uid
       on conflict (mailbox_id, folder_number, uid_validity, uid) do update set attempts = 0 where fetched_letter.stored_at is null`,
      [mailbox.id, mailbox.folderNumber, uidValidity, `{${missing.join(',')}}`],
    );
    await work.record({ type: 'MAILBOX_DIFFERS', subjectType: 'mailbox', subjectId: mailbox.id, subjectVersion: mailbox.version, payload: { ...counted, missing: missing.length } });
  });
  return counted;
};

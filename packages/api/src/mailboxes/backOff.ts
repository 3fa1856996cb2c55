import type { MailboxFault } from '@reglament/schema';

const pausesSeconds = [5, 15, 60, 300] as const;
const longestPauseSeconds = 300;

/** A server that is asked with a wrong password again and again locks the account: only a person can mend these, so they are tried rarely. */
const waitsForPerson: ReadonlySet<MailboxFault> = new Set<MailboxFault>(['LOGIN_WRONG', 'PASSWORD_LOST', 'FOLDER_MISSING', 'TARGET_MISSING', 'TLS_FAILED']);

/** When a mailbox is tried again after so many failures in a row, epoch milliseconds. */
export const nextAttemptAfter = (fault: MailboxFault, failures: number, now: number): number =>
  now + 1000 * (waitsForPerson.has(fault) ? longestPauseSeconds : (pausesSeconds[failures - 1] ?? longestPauseSeconds));

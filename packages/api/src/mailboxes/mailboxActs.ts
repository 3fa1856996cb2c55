import type { AfterStoring } from '@reglament/schema';
import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { requireUnused } from '../platform/database/uses.ts';
import { newId } from '../platform/identity.ts';
import { allFields, givenFields, required, type Sent } from '../platform/input/fields.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Mailbox } from './mailbox.entity.ts';
import { clause, mailboxFields, passwordText } from './mailboxFields.ts';
import { sealPassword, type PasswordPlace } from './sealedPassword.ts';

/** What a person says of a mailbox. The password is never told again. */
export type MailboxOrder = Sent<typeof mailboxFields> & { password?: string | null | undefined };

/** Clocks differ a little: what came in the last minutes before is taken too. From the first look on numbers tell what is new (see fetching.ts). */
const clocksDifferMilliseconds = 5 * 60_000;

const recordOn = (work: Work, mailbox: Mailbox, type: string, subjectVersion: number, payload: Record<string, unknown> = {}): Promise<string> =>
  work.record({ type, subjectType: 'mailbox', subjectId: mailbox.id, subjectVersion, payload: { name: mailbox.name, ...payload } });

const requirePassword = (password: string | null | undefined): string => required(passwordText)(password, { field: 'password', clause });

/** A mailbox says where letters go exactly when they go somewhere. */
export const targetOf = ({ afterStoring, moveTo, folder }: { afterStoring: AfterStoring; moveTo?: string | null; folder: string }): string | null => {
  if (afterStoring !== 'MOVE') return null;
  if (!moveTo) throw refusal('REQUIRED_FIELD_MISSING', { field: ['moveTo'], clause });
  if (moveTo === folder) throw refusal('INVALID_VALUE', { field: ['moveTo'], clause, params: { reason: { ru: 'это папка, из которой письма забираются', en: 'this is the folder from which letters are taken' } } });
  return moveTo;
};

/** §4.1: the desk takes letters from one more mailbox. Without `takesExisting` those that lie there already are left alone. */
export const connectMailbox = async (work: Work, order: MailboxOrder & { takesExisting?: boolean | null }): Promise<Mailbox> => {
  const fields = allFields(mailboxFields, order, clause);
  const mailbox = work.em.create(Mailbox, {
    id: newId(), ...fields, moveTo: targetOf(fields), sealedPassword: sealPassword(requirePassword(order.password), fields),
    takesFrom: order.takesExisting ? null : new Date(work.now - clocksDifferMilliseconds),
  });
  await recordOn(work, mailbox, 'MAILBOX_CONNECTED', 1);
  return mailbox;
};

const placeOf = ({ host, port, security, userName }: PasswordPlace): string => JSON.stringify([host, port, security, userName]);

/**
 * Changes what was sent. Another server, port, encryption or user wants the password anew: nobody has the desk carry a password to a
 * place for which it was not given. Another folder, or the same on another
 * server, is read from its beginning, as far as letters are the desk's, and nothing that is known of letters of the earlier one holds there.
 */
export const changeMailbox = async (work: Work, order: OnRecord & MailboxOrder): Promise<Mailbox> => {
  const mailbox = await recordForAct(work, Mailbox, order, clause);
  const { folder } = mailbox;
  const place = placeOf(mailbox);
  const given = givenFields(mailboxFields, order, clause);
  const changed: string[] = changeRecord(mailbox, given);
  mailbox.moveTo = targetOf(mailbox);
  if (order.password || placeOf(mailbox) !== place) {
    mailbox.sealedPassword = sealPassword(requirePassword(order.password), mailbox);
    changed.push('password');
  }
  if (mailbox.folder !== folder || placeOf(mailbox) !== place) {
    mailbox.folderNumber += 1;
    Object.assign(mailbox, { uidValidity: null, lastUid: 0, firstUid: null, reconciledAt: null, lettersInMailbox: null, lettersStored: null });
  }
  if (changed.length === 0) return mailbox;
  // whoever mended something does not want to wait for the next try
  mailbox.nextAttemptAt = null;
  await recordOn(work, mailbox, 'MAILBOX_CHANGED', mailbox.version + 1, { changed });
  return mailbox;
};

/** Removes a mailbox of which the desk has no letters; any other one is paused instead, so that nothing is fetched twice later. */
export const removeMailbox = async (work: Work, order: OnRecord): Promise<void> => {
  const mailbox = await recordForAct(work, Mailbox, order, clause);
  await requireUnused(work, Mailbox, mailbox.id, clause);
  work.em.remove(mailbox);
  await recordOn(work, mailbox, 'MAILBOX_REMOVED', mailbox.version + 1);
};

/** Has the mailbox looked at now, and held against what is stored, without waiting for the day's turn. */
export const askForMailboxCheck = async (work: Work, order: OnRecord): Promise<Mailbox> => {
  const mailbox = await recordForAct(work, Mailbox, order, clause);
  if (!mailbox.active) throw refusal('MAILBOX_PAUSED', { field: ['id'], clause });
  await work.em.execute('update mailbox set reconcile_asked_at = ?, next_attempt_at = null where id = ?', [work.at, mailbox.id]);
  await recordOn(work, mailbox, 'MAILBOX_CHECK_ASKED', mailbox.version);
  return mailbox;
};

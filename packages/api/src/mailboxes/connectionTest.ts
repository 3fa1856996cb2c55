import { mailboxFaults, type Locale, type MailboxFault } from '@reglament/schema';
import { isUuid } from '../platform/identity.ts';
import { allFields, required } from '../platform/input/fields.ts';
import type { Work } from '../platform/work.ts';
import { openMailbox, type MailboxAccess } from './imapConnection.ts';
import { troubleOf } from './imapFault.ts';
import { Mailbox } from './mailbox.entity.ts';
import { targetOf, type MailboxOrder } from './mailboxActs.ts';
import { clause, mailboxFields, passwordText } from './mailboxFields.ts';
import { passwordFor } from './sealedPassword.ts';

/** What came of looking into a mailbox. */
export interface ConnectionTest {
  /** Null when it can be read. */
  fault: MailboxFault | null;
  /** What the server said. */
  detail: string | null;
  /** How many letters the folder holds; null when it cannot be read. */
  letters: number | null;
}

/**
 * What a form says of a mailbox, to open it. Without a password that of the mailbox `id` is taken, if it was given for this server
 * and user. The name of the mailbox does not matter yet.
 */
export const accessOf = async (work: Work, order: MailboxOrder & { id?: string | null }): Promise<MailboxAccess> => {
  const { name: _, ...fields } = allFields(mailboxFields, { ...order, name: '–' }, clause);
  const known = !order.password && order.id && isUuid(order.id) ? await work.em.findOne(Mailbox, { id: order.id }) : null;
  const kept = known && passwordFor({ ...fields, sealedPassword: known.sealedPassword });
  return { ...fields, moveTo: targetOf(fields), password: kept ?? required(passwordText)(order.password, { field: 'password', clause }) };
};

/** Opens a mailbox and changes nothing in it. */
export const testConnection = async (access: MailboxAccess): Promise<ConnectionTest> => {
  try {
    const { client, exists } = await openMailbox(access, { readOnly: true });
    client.close();
    return { fault: null, detail: null, letters: exists };
  } catch (error) {
    const { fault, detail } = troubleOf(error);
    return { fault, detail, letters: null };
  }
};

/** What is wrong and what to do, for a person. */
export const faultSentence = (fault: MailboxFault | null, locale: Locale): string | null => (fault === null ? null : mailboxFaults[fault][locale]);

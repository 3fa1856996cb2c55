/** What of a letter tells a machine from a person. Header values as they stand, in lower case. */
export interface MachineSigns {
  /** Sender of the transport; empty for bounces; null when it is not known. */
  envelopeFrom: string | null;
  fromAddress: string | null;
  subject: string | null;
  /** Header name in lower case → its values. */
  headers: ReadonlyMap<string, readonly string[]>;
}

/** Why a letter is a machine's. */
export type MachineSign = 'NULL_SENDER' | 'DAEMON' | 'AUTO_SUBMITTED' | 'PRECEDENCE' | 'LIST' | 'REPORT' | 'AUTO_RESPONSE' | 'AUTO_REPLY_SUBJECT';

const daemons = /^(mailer-daemon|postmaster)@/i;
const listHeaders = ['list-id', 'list-unsubscribe', 'list-post', 'list-help', 'mailing-list'];
const replyHeaders = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from', 'x-mail-autoreply', 'x-failed-recipients', 'x-loop'];
const bulk = new Set(['bulk', 'junk', 'list', 'auto_reply', 'auto-reply']);
const autoReplySubjects = /^\s*(automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of office|автоответ|автоматический ответ)\s*:/i;

/**
 * R15 (§4.12): bounces, auto-replies and lists write too. This says whether a machine wrote, by what it declares itself
 * (RFC 3834) and by the habits of older systems. It decides only whether we reply and owe an answer, never whether the letter
 * is kept: people's letters carry such marks by mistake. Exchange marks letters of people with a partial
 * `X-Auto-Response-Suppress`; only the full one counts.
 */
export const machineSignOf = ({ envelopeFrom, fromAddress, subject, headers }: MachineSigns): MachineSign | null => {
  const values = (name: string): readonly string[] => headers.get(name) ?? [];
  const words = (name: string): string[] => values(name).map((value) => value.trim().split(/[\s;(]/, 1)[0] ?? '');
  if (words('auto-submitted').some((value) => value !== '' && value !== 'no')) return 'AUTO_SUBMITTED';
  if (values('content-type').some((value) => value.startsWith('multipart/report'))) return 'REPORT';
  if (envelopeFrom === '' || values('return-path').some((value) => value.replaceAll(/\s/g, '') === '<>')) return 'NULL_SENDER';
  if (daemons.test(fromAddress ?? '') || daemons.test(envelopeFrom ?? '')) return 'DAEMON';
  if (words('precedence').some((value) => bulk.has(value))) return 'PRECEDENCE';
  if (listHeaders.some((name) => headers.has(name))) return 'LIST';
  if (replyHeaders.some((name) => headers.has(name))) return 'AUTO_RESPONSE';
  if (values('x-auto-response-suppress').some((value) => value.split(',').some((part) => part.trim() === 'all'))) return 'AUTO_RESPONSE';
  if (autoReplySubjects.test(subject ?? '')) return 'AUTO_REPLY_SUBJECT';
  return null;
};

import type { AfterStoring, MailboxSecurity } from '@reglament/schema';
import { optional, otherwise, required, type Place } from '../platform/input/fields.ts';
import { asSent, clean, invalid, line } from '../platform/input/values.ts';

/** §4.1 says that letters are a way to ask: the clause of mailboxes. */
export const clause = '4.1';

const hostPattern = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*|[0-9a-f:]*:[0-9a-f:.]+)$/iu;

/** The name or the address of a server. */
const hostName = (value: string, place: Place): string => {
  const host = line(253)(value, place).toLowerCase();
  if (!hostPattern.test(host)) throw invalid(place, { ru: 'нужно имя вида imap.example.org', en: 'needs a name like imap.example.org' });
  return host;
};

const portNumber = (value: number, place: Place): number => {
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw invalid(place, { ru: 'нужно число от 1 до 65535', en: 'needs a number from 1 to 65535' });
  return value;
};

/** A line that goes to the server as it is: no control character may end the command that carries it. */
const oneLine = (limit: number) => (value: string, place: Place): string => {
  const text = line(limit)(value, place);
  if (/\p{Cc}/u.test(text)) throw invalid(place, { ru: 'управляющие символы недопустимы', en: 'control characters are not allowed' });
  return text;
};

/** Blanks belong to a password; control characters belong to none. */
export const longestPassword = 500;
export const passwordText = (value: string, place: Place): string => {
  if (value.length > longestPassword || /\p{Cc}/u.test(value)) throw invalid(place, { ru: 'не больше 500 символов, без управляющих', en: 'at most 500 characters, none of them a control character' });
  return clean(value) === '' ? value : value.toWellFormed();
};

/** What is kept of a mailbox. */
export const mailboxFields = {
  name: required(line(200)),
  host: required(hostName),
  port: required(portNumber),
  security: required(asSent<MailboxSecurity>),
  userName: required(oneLine(320)),
  folder: otherwise(oneLine(500), 'INBOX'),
  afterStoring: otherwise(asSent<AfterStoring>, 'MARK_SEEN'),
  moveTo: optional(oneLine(500)),
  active: otherwise(asSent<boolean>, true),
};

import type { Role } from '@reglament/schema';
import { refusal } from '../platform/refusal.ts';
import { optional, otherwise, required, type Place } from '../platform/input/fields.ts';
import { asSent, email, invalid, line } from '../platform/input/values.ts';

/** §1 names the specialists of the contractor: the clause of this directory. */
export const clause = '1';

/** What is kept of a member of staff besides the password. */
export const staffFields = {
  name: required(line(200)),
  role: required(asSent<Role>),
  title: optional(line(200)),
  email: required(email),
  active: otherwise(asSent<boolean>, true),
};

const shortestPassword = 12;
/** Deriving a key from it costs time and memory. */
const longestPassword = 200;

/** A password that is worth deriving a key from; taken as it is, blanks included. */
export const passwordOf = (sent: string, { field, clause: clauseOfField }: Place): string => {
  if (sent.length > longestPassword) throw refusal('TOO_LONG', { field: [field], clause: clauseOfField, params: { limit: longestPassword, length: sent.length } });
  if (sent.length < shortestPassword)
    throw invalid({ field, clause: clauseOfField }, { ru: `не короче ${shortestPassword} символов`, en: `at least ${shortestPassword} characters` });
  return sent;
};

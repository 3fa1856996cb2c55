import { optional, otherwise, required } from '../platform/input/fields.ts';
import { asSent, line, lines } from '../platform/input/values.ts';

/** §4.1: a registered partner's system acts for its client; the clause of this directory. */
export const clause = '4.1';

/** What may be changed of a system. For whom it acts never changes: its keys are already out. */
export const machineUserFields = {
  name: required(line(200)),
  active: otherwise(asSent<boolean>, true),
};

/** What is said of a key when it is issued. */
export const keyFields = {
  label: optional(line(100)),
  scopes: required(lines(20, 50)),
  expiresAt: optional(asSent<Date>),
};

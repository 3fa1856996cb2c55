import type { ObligationChange } from '@reglament/schema';
import { obligationFields, type ObligationField, type ObligationState } from './ledgerState.ts';

/** What replaying needs of an entry. */
export interface ReplayedEntry {
  change: ObligationChange;
  previous: Partial<ObligationState> | null;
  state: ObligationState;
}

const moving: readonly ObligationField[] = ['startsAt', 'dueAt', 'outerLimitAt', 'warnAt', 'provisional', 'calendarVersions'];

/** R19: which values each change may alter. What is not here begins a promise. */
const alters: Partial<Record<ObligationChange, readonly ObligationField[]>> = {
  MET: ['answeredAt', 'answerId'],
  HELD: ['answeredAt', 'answerId'],
  WITHDRAWN: ['answeredAt', 'answerId'],
  WARNED: ['warnAt'],
  BREACHED: ['breachedAt'],
  EXCUSED: ['excusedAt', 'excusedById'],
  PRIORITY_CHANGED: ['priority', ...moving],
  MOVED: moving,
  NOT_REQUIRED: ['notRequiredAt'],
  MERGED: ['mergedAt'],
  SPLIT_OFF: ['mergedAt', 'openedAt', 'messageId', ...moving],
  TAKEN_OVER: ['openedAt', 'messageId', 'priority', 'regulationVersionId', ...moving],
};

/**
 * R4, R19: whether an entry can follow the state before it: a promise begins once, each change alters only what it may, and the
 * earlier values that it tells are those that stood there. Answers what is wrong, or null.
 */
export const faultOfStep = (before: ObligationState | null, { change, previous, state }: ReplayedEntry): string | null => {
  const may = alters[change];
  if (before === null) return may ? `${change} comes before the promise was opened` : null;
  if (!may) return `${change} comes after the promise was opened`;
  const altered = obligationFields.filter((field) => before[field] !== state[field]);
  const forbidden = altered.filter((field) => !may.includes(field));
  if (forbidden.length > 0) return `${change} alters ${forbidden.join(', ')}`;
  const untrue = obligationFields.filter((field) => previous && field in previous && previous[field] !== before[field]);
  return untrue.length > 0 ? `${change} tells other earlier values of ${untrue.join(', ')} than there were` : null;
};

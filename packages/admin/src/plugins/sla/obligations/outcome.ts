import type { Standing } from '@reglament/schema';
import type { Obligation } from './documents.ts';

/** The look of a standing; the word says it too. */
export const chipStates: Readonly<Record<Standing, string | undefined>> = { ON_TIME: undefined, AT_RISK: 'atRisk', BREACHED: 'breached', MET: 'ok', NOT_REQUIRED: 'note', MERGED: undefined };

/** What became of a promise, as a message key with its moment; null while the answer is owed. */
export const outcomeOf = ({ answeredAt, dueAt, notRequiredAt, notRequiredReason }: Obligation, now: number): { key: string; at: string; reason: string } | null => {
  if (answeredAt !== null) {
    const inTime = new Date(answeredAt) <= new Date(dueAt);
    const leaves = new Date(answeredAt).getTime() > now;
    return { key: leaves ? (inTime ? 'willMeet' : 'willBeLate') : inTime ? 'met' : 'late', at: answeredAt, reason: '' };
  }
  return notRequiredAt === null ? null : { key: 'notRequired', at: notRequiredAt, reason: notRequiredReason ?? '' };
};

/** R11: a breach can be excused once; it stays a breach. */
export const mayBeExcused = ({ breachedAt, excusedAt }: Pick<Obligation, 'breachedAt' | 'excusedAt'>): boolean => breachedAt !== null && excusedAt === null;

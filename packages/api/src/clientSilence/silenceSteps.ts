import type { WorkCalendar } from '../calendar/workCalendar.ts';

/** After how many working days without an answer the client is reminded of a question. */
export const remindedAfterWorkingDays = 5;
/** After how many the specialist is told that the solution may be postponed or refused. */
export const proposedAfterWorkingDays = 10;
const hourMilliseconds = 3_600_000;

/** A question that waits for its client; instants are epoch milliseconds. */
export interface WaitingQuestion {
  /** When it left for the client (§4.6). */
  readonly leftAt: number;
  readonly remindedAt: number | null;
  readonly proposedAt: number | null;
}

/** What the silence of a client leads to next, and when. */
export interface SilenceStep {
  readonly kind: 'REMIND' | 'PROPOSE';
  readonly at: number;
}

/**
 * §4.13: insufficient data is a reason only for whoever was asked and was silent. After five working days, counted as any term is (R1),
 * the client is reminded; after ten the specialist may postpone or refuse, but never sooner than five after the reminder, however late
 * that left. Both fall into working time. Null when all was done.
 */
export const nextSilenceStep = (calendar: WorkCalendar, nominalDayHours: number, { leftAt, remindedAt, proposedAt }: WaitingQuestion): SilenceStep | null => {
  if (proposedAt !== null) return null;
  const after = (from: number, workingDays: number): number => calendar.startOfCounting(calendar.addWorkingTime(calendar.startOfCounting(from), workingDays * nominalDayHours * hourMilliseconds));
  if (remindedAt === null) return { kind: 'REMIND', at: after(leftAt, remindedAfterWorkingDays) };
  return { kind: 'PROPOSE', at: Math.max(after(leftAt, proposedAfterWorkingDays), after(remindedAt, proposedAfterWorkingDays - remindedAfterWorkingDays)) };
};

import type { Priority } from '@reglament/schema';
import * as fc from 'fast-check';
import type { ResponseObligation } from '../responseObligation.ts';
import type { RandomDesk } from './randomDesk.ts';

const termOf = ({ parameters }: RandomDesk, priority: Priority): number => Math.round(parameters.answerTerms[priority] * parameters.nominalDayHours * 60) * 60_000;

/** The due as a person with a pencil finds it, and the closing of the last day of the term. */
export const slowDue = (desk: RandomDesk, arrival: number, priority: Priority): { startsAt: number; dueAt: number; closing: number } => {
  const startsAt = desk.slow.startOf(arrival);
  const closing = desk.slow.closingOfDay(startsAt, desk.parameters.answerTerms[priority]);
  return { startsAt, closing, dueAt: desk.parameters.dueRule === 'END_OF_NTH_DAY' ? closing : desk.slow.after(arrival, termOf(desk, priority)) };
};

/** A first reaction that is owed, with the slow due. */
export const slowlyOwed = (desk: RandomDesk, openedAt: number, priority: Priority): ResponseObligation => {
  const { startsAt, dueAt } = slowDue(desk, openedAt, priority);
  return { kind: 'FIRST', priority, openedAt, startsAt, dueAt, answeredAt: null, notRequiredAt: null, mergedAt: null };
};

/** Draws where the slow desk sees far enough; elsewhere draws again. */
export const seen = <T>(look: () => T): T => {
  try {
    return look();
  } catch (error) {
    fc.pre(!(error instanceof RangeError));
    throw error;
  }
};

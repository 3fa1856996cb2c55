import { keptShare } from '../sla/keptShare.ts';
import type { Outcome } from './outcome.ts';

/** How many promises were kept, and how many of the broken ones were excused. */
export interface ComplianceFigures {
  /** Promises that count: met or breached, excused ones included. */
  total: number;
  met: number;
  /** Excused ones included. */
  breached: number;
  excused: number;
  /** Outside the percentage (R7). */
  notRequired: number;
  /** Share of met promises, 0–100 with one decimal; null when none counts. */
  percent: number | null;
  /** The same with excused breaches left out of the count: shown beside, never instead (R11). */
  percentWithoutExcused: number | null;
}

/** R7, R11: the figures of a set of ended promises. */
export const figuresOf = (outcomes: readonly Outcome[]): ComplianceFigures => {
  const count = (outcome: Outcome): number => outcomes.filter((one) => one === outcome).length;
  const [met, excused, notRequired] = [count('MET'), count('EXCUSED'), count('NOT_REQUIRED')];
  const breached = count('BREACHED') + excused;
  const total = met + breached;
  return { total, met, breached, excused, notRequired, percent: keptShare(met, total), percentWithoutExcused: keptShare(met, total - excused) };
};

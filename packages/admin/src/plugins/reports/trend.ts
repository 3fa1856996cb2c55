import type { Figures } from './documents.ts';

/** The share of kept promises in the last month of a row, and by how many points it differs from the month before; null where one of them has none. */
export const trendOf = (months: readonly Pick<Figures, 'percent'>[]): { percent: number | null; change: number | null } => {
  const [before, now] = [months.at(-2)?.percent ?? null, months.at(-1)?.percent ?? null];
  return { percent: now, change: before === null || now === null ? null : now - before };
};

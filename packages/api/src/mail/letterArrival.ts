import type { Pool } from 'pg';

/** Whoever decides about letters in this process, by the database in which the letters lie. */
const deciders = new WeakMap<Pool, Set<() => void>>();

/** Is told of each letter that this process stores, by whichever door; answers how to be told no more. */
export const onLetterArrival = ({ pool }: { pool: Pool }, told: () => void): (() => void) => {
  const all = deciders.get(pool) ?? new Set();
  deciders.set(pool, all.add(told));
  return () => all.delete(told);
};

/** Says that letters were stored and committed. Nobody has to listen: they are looked for from time to time. */
export const announceLetterArrival = ({ pool }: { pool: Pool }): void => {
  for (const told of deciders.get(pool) ?? []) told();
};

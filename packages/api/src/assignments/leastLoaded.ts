import { isHere, type Candidate, type Choice } from './choosing.ts';

/** A specialist with what this person owes. */
export interface Loaded extends Candidate {
  /** Answers that are owed. */
  readonly promises: number;
  /** Of these, warned of and not yet overdue (R18). */
  readonly atRisk: number;
  /** Of these, past their due. */
  readonly overdue: number;
  /** When the person last got a new request, epoch milliseconds; null for never. */
  readonly lastGivenAt: number | null;
}

/** How heavy it lies: a promise counts once, one at risk twice, one that is overdue three times. */
export const loadOf = ({ promises, atRisk, overdue }: Loaded): number => promises + atRisk + 2 * overdue;

const byLoad = (one: Loaded, other: Loaded): number =>
  loadOf(one) - loadOf(other) || (one.lastGivenAt ?? -1) - (other.lastGivenAt ?? -1) || (one.id < other.id ? -1 : 1);

/**
 * §1: when nobody of the assignment is here, the request may go to the specialist with the least load; of equals to the one who got a
 * new request longest ago. Nobody who is away or has left, nobody who owes as many answers as the cap allows; else the common queue,
 * and why.
 */
export const leastLoaded = (choice: Choice, people: readonly Loaded[], cap: number): Choice => {
  if (choice.person) return choice;
  const here = people.filter(isHere);
  const [person] = here.filter(({ promises }) => promises < cap).toSorted(byLoad);
  if (!person) return { ...choice, unfit: here.length === 0 ? 'NOBODY_HERE' : 'ALL_AT_CAP' };
  return { ...choice, person, way: 'LEAST_LOADED', promises: person.promises };
};

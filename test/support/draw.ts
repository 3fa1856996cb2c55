import { numbersFrom } from './seed.ts';

/** Numbers drawn from a seed: what failed once fails again. */
export interface Draw {
  /** From 0 up to 1. */
  number(): number;
  /** A whole number from 0 up to `below`. */
  below(below: number): number;
  chance(share: number): boolean;
  of<Thing>(things: readonly [Thing, ...Thing[]] | readonly Thing[]): Thing;
}

export const drawFrom = (seed: number): Draw => {
  const number = numbersFrom(seed);
  const below = (most: number): number => Math.floor(number() * most);
  return {
    number,
    below,
    chance: (share) => number() < share,
    of: (things) => {
      const [first] = things;
      if (first === undefined) throw new Error('nothing to draw from');
      return things[below(things.length)] ?? first;
    },
  };
};

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
  const number = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
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

/** The same in each run, so that no commit is red by chance; another one by TEST_SEED, which finds again what failed. */
export const seedOfRun = (): number => Number(process.env['TEST_SEED'] ?? 7);

/** How many of something a test takes: few where every commit waits for it, as many as were promised in `npm test -- --only volumes`. */
export const inVolume = (usually: number, promised: number): number => (process.env['TEST_VOLUME'] === 'whole' ? promised : usually);

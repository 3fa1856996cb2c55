/** Numbers from 0 up to 1 that are the same for the same seed: what failed once fails again. */
export const numbersFrom = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** The seed that `npm test -- --only kills --seed 7` gives, or a new one. Who draws from it says which it was. */
export const givenSeed = (): number => {
  const given = Number(process.env['TEST_SEED'] ?? Number.NaN);
  return Number.isInteger(given) && given >= 0 ? given : Math.floor(Math.random() * 2 ** 31);
};

/** The same in each run, so that no commit is red by chance; another one by TEST_SEED, which finds again what failed. */
export const seedOfRun = (): number => (process.env['TEST_SEED'] === undefined ? 7 : givenSeed());

/** The same things in another order. */
export const shuffled = <Thing>(things: readonly Thing[], next: () => number): Thing[] => things.map((thing) => ({ thing, place: next() })).toSorted((a, b) => a.place - b.place).map(({ thing }) => thing);

/** How many of something a test takes: few where every commit waits for it, as many as were promised in `npm test -- --only volumes`. */
export const inVolume = (usually: number, promised: number): number => (process.env['TEST_VOLUME'] === 'whole' ? promised : usually);

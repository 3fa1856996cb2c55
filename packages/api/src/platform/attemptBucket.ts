import { createHash } from 'node:crypto';
import type { Bucket } from './graphql/pointBuckets.ts';

/** A bucket of attempts: `most` at once, which fill up again within `seconds`. What whose attempts they are is kept as a hash: nobody's address is for a mistake. */
export const attemptBucket = (what: string, whose: string, most: number, seconds: number): Bucket => ({
  caller: `${what} ${createHash('sha256').update(whose).digest('hex').slice(0, 32)}`, size: most, perSecond: most / seconds,
});

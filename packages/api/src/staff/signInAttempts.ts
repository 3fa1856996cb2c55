import type { Pool } from 'pg';
import { attemptBucket } from '../platform/attemptBucket.ts';
import { PointBuckets } from '../platform/graphql/pointBuckets.ts';
import { refusal } from '../platform/refusal.ts';

/** Wrong passwords in a quarter of an hour: a person mistypes a few times, a machine guesses for ever. An address may be that of an office. */
const most = { account: 10, peer: 50 } as const;
const quarterOfAnHour = 15 * 60;

/** Counts an attempt before it is looked at, so that many at once are counted too. Answers what a right one does: it is none, and the wrong ones of the account are forgotten. */
export type CountAttempt = (email: string, peer: string) => Promise<() => void>;

/** All processes of one database count together. */
export const attemptCounter = (pool: Pool): CountAttempt => {
  const buckets = new PointBuckets(pool);
  return async (email, peer) => {
    const [account, place] = [attemptBucket('account', email, most.account, quarterOfAnHour), attemptBucket('peer', peer, most.peer, quarterOfAnHour)];
    const spendings = await Promise.all([account, place].map((bucket) => buckets.spend(bucket, 1)));
    const waits = spendings.filter(({ granted }) => !granted).map(({ waitSeconds }) => waitSeconds);
    if (waits.length > 0) throw refusal('TOO_MANY_ATTEMPTS', { params: { seconds: Math.max(...waits) } });
    return () => {
      buckets.giveBack(account, account.size);
      buckets.giveBack(place, 1);
    };
  };
};

let counting: CountAttempt | null = null;
/** From the start on. */
export const countAttemptsIn = (pool: Pool): void => {
  counting = attemptCounter(pool);
};

export const countAttempt: CountAttempt = (email, peer) => {
  if (!counting) throw new Error('attempts are counted from the start on');
  return counting(email, peer);
};

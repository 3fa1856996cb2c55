import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandClock, type CommandedClock } from '../clock.ts';
import { newId } from '../identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { forgetFullBuckets, PointBuckets, type Bucket } from './pointBuckets.ts';

const start = Date.parse('2026-11-24T11:00:00+03:00');
let system: ScratchSystem;
let clock: CommandedClock;
beforeAll(async () => {
  clock = commandClock();
  await clock.set(start);
  system = await scratchSystem([]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const bucketOf = (perSecond = 100, size = 1000): Bucket => ({ caller: newId(), perSecond, size });
const process = (): PointBuckets => new PointBuckets(system.pool);
const pass = (seconds: number): Promise<void> => clock.set(clock.now() + seconds * 1000);

describe('a bucket of points', () => {
  it('lets a burst of its size through and not a point more', async () => {
    const [buckets, bucket] = [process(), bucketOf()];
    for (let time = 0; time < 100; time += 1) expect(await buckets.spend(bucket, 10)).toMatchObject({ granted: true, remaining: 990 - time * 10 });
    expect(await buckets.spend(bucket, 1)).toEqual({ granted: false, remaining: 0, waitSeconds: 1 });
  });

  it('fills by the second, up to its size', async () => {
    const [buckets, bucket] = [process(), bucketOf()];
    await buckets.spend(bucket, 1000);
    expect(await buckets.spend(bucket, 250)).toEqual({ granted: false, remaining: 0, waitSeconds: 3 });
    await pass(2.5);
    expect(await buckets.spend(bucket, 250)).toMatchObject({ granted: true, remaining: 0 });
    await pass(3600);
    expect(buckets.remaining(bucket)).toBe(1000);
    expect((await buckets.spend(bucket, 1000)).granted).toBe(true);
    expect((await buckets.spend(bucket, 1)).granted).toBe(false);
  });

  it('holds no more than its size though points are given back into it while it fills', async () => {
    const [buckets, bucket] = [process(), bucketOf()];
    await buckets.spend(bucket, 900);
    await pass(3600);
    buckets.giveBack(bucket, 900);
    let granted = 0;
    while ((await buckets.spend(bucket, 10)).granted) granted += 10;
    expect(granted).toBe(1000);
  });

  it('is forgotten when nobody has touched it for a day, and is full then', async () => {
    const [buckets, bucket] = [process(), bucketOf()];
    await buckets.spend(bucket, 1000);
    const rows = () => system.rows('select 1 from point_bucket where caller = $1', [bucket.caller]);
    await forgetFullBuckets(system.pool);
    expect(await rows()).toHaveLength(1);
    await pass(86_401);
    await forgetFullBuckets(system.pool);
    expect(await rows()).toEqual([]);
    expect((await process().spend(bucket, 1000)).granted).toBe(true);
  });

  it('is one for all processes, however their operations fall together', async () => {
    const processes = [process(), process(), process()];
    const bucket = bucketOf();
    const answers = await Promise.all(processes.flatMap((one) => Array.from({ length: 100 }, () => one.spend(bucket, 7))));
    const granted = answers.filter((answer) => answer.granted).length;
    // leases that a process holds when the bucket is empty are at most a tenth of a second's points each
    expect(granted).toBeGreaterThanOrEqual(Math.floor((1000 - 3 * 10) / 7));
    expect(granted).toBeLessThanOrEqual(Math.floor(1000 / 7));
  });

  it('is nobody else’s business', async () => {
    const buckets = process();
    const [one, other] = [bucketOf(), bucketOf()];
    await buckets.spend(one, 1000);
    expect((await buckets.spend(one, 1)).granted).toBe(false);
    expect((await buckets.spend(other, 1)).granted).toBe(true);
  });

  it('is asked for seldom: small operations live on a lease, and who has nothing is refused in memory', async () => {
    let statements = 0;
    const counting = { query: (...args: [string, unknown[]]) => ((statements += 1), system.pool.query(...args)) } as unknown as typeof system.pool;
    const [buckets, bucket] = [new PointBuckets(counting), bucketOf()];
    for (let time = 0; time < 100; time += 1) await buckets.spend(bucket, 1);
    expect(statements).toBe(10);
    await buckets.spend(bucket, 900);
    for (let time = 0; time < 1000; time += 1) expect((await buckets.spend(bucket, 1)).granted).toBe(false);
    expect(statements).toBe(11);
  });

  it('does not drain when a clock is set back', async () => {
    const [buckets, bucket] = [process(), bucketOf()];
    await buckets.spend(bucket, 500);
    await pass(-3600);
    expect(await buckets.spend(bucket, 500)).toMatchObject({ granted: true, remaining: 0 });
    expect((await buckets.spend(bucket, 1)).granted).toBe(false);
  });
});

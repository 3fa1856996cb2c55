import type { Pool } from 'pg';
import { clock } from '../clock.ts';

/** A bucket of points that fills by the second up to its size. */
export interface Bucket {
  /** Whose points they are. */
  caller: string;
  perSecond: number;
  size: number;
}

/** What a bucket says to an operation. */
export interface Spending {
  granted: boolean;
  /** Points that are left. */
  remaining: number;
  /** Until there are enough for what was refused; 0 when it was granted. */
  waitSeconds: number;
}

/** What this process knows of a bucket. */
interface Known {
  /** Points taken from the database and not spent yet. */
  lease: number;
  /** What was left in the database. Others only take from it, so no more than this and what has flown in since can be there. */
  left: number;
  at: number;
  /** While the database is asked. */
  taking: Promise<void> | null;
}

/** So much of a second's points is taken at once: a caller of many small operations costs one statement for several of them. */
const leaseSeconds = 0.1;
const mostCallers = 10_000;

/** The first take of a caller finds a full bucket. It takes a whole lease if it can, else just what is needed, else nothing. */
const take = `
  insert into point_bucket as bucket (caller, points, filled_at, taken) values ($1, $2::float8 - $4::float8, $6, $4)
  on conflict (caller) do update set
    (points, filled_at, taken) = (
      select available - wanted, greatest(bucket.filled_at, excluded.filled_at), wanted
      from (select least($2::float8, bucket.points + $3::float8 * greatest(0, extract(epoch from excluded.filled_at - bucket.filled_at)))) as filled(available),
        lateral (select case when available >= $4::float8 then $4::float8 when available >= $5::float8 then $5::float8 else 0 end) as taking(wanted))
  returning points, taken`;

/** Takes away what nobody has touched for a day: every bucket is full again by then, and a caller without a row has a full one. */
export const forgetFullBuckets = async (pool: Pool): Promise<void> => {
  await pool.query("delete from point_bucket where filled_at < $1::timestamptz - interval '1 day'", [new Date(clock.now())]);
};

/**
 * Buckets that all processes of one database share. A process takes small leases of points from the table, so the hot path mostly
 * stays in memory; a caller without points is refused in memory too, for as long as the bucket cannot have filled.
 */
export class PointBuckets {
  private readonly known = new Map<string, Known>();

  constructor(private readonly pool: Pool) {}

  /** Spends points of a bucket. An operation dearer than the whole bucket never passes: limits of operations lie below. */
  async spend(bucket: Bucket, points: number): Promise<Spending> {
    const known = this.knownOf(bucket);
    for (;;) {
      const now = clock.now();
      if (known.lease >= points) {
        known.lease -= points;
        return this.granted(bucket, known, now);
      }
      // one take at a time: many at once would leave leases behind that nobody spends
      if (!known.taking) {
        const missing = points - known.lease;
        if (this.mostIn(bucket, known, now) < missing) return this.refused(bucket, known, missing, now);
        known.taking = this.take(bucket, known, missing, now).finally(() => { known.taking = null; });
      }
      await known.taking;
    }
  }

  /** Points that were spent and were not due after all; this process has them for what comes. */
  giveBack(bucket: Bucket, points: number): void {
    const known = this.knownOf(bucket);
    // the table has filled on meanwhile: both together are one bucket
    known.lease = Math.max(0, Math.min(known.lease + points, bucket.size - this.mostIn(bucket, known, clock.now())));
  }

  private async take({ caller, size, perSecond }: Bucket, known: Known, missing: number, now: number): Promise<void> {
    const lease = Math.max(missing, Math.min(perSecond * leaseSeconds, size));
    const { rows } = await this.pool.query<{ points: number; taken: number }>(take, [caller, size, perSecond, lease, missing, new Date(now)]);
    known.left = rows[0]?.points ?? 0;
    known.at = now;
    known.lease += rows[0]?.taken ?? 0;
  }

  /** What is left, as far as this process knows. */
  remaining(bucket: Bucket): number {
    const known = this.knownOf(bucket);
    return this.left(bucket, known, clock.now());
  }

  private left(bucket: Bucket, known: Known, now: number): number {
    return Math.floor(Math.min(bucket.size, known.lease + this.mostIn(bucket, known, now)));
  }

  private mostIn({ perSecond, size }: Bucket, { left, at }: Known, now: number): number {
    return Math.min(size, left + (perSecond * Math.max(0, now - at)) / 1000);
  }

  private granted(bucket: Bucket, known: Known, now: number): Spending {
    return { granted: true, remaining: this.left(bucket, known, now), waitSeconds: 0 };
  }

  private refused(bucket: Bucket, known: Known, missing: number, now: number): Spending {
    const there = this.mostIn(bucket, known, now);
    return { granted: false, remaining: this.left(bucket, known, now), waitSeconds: Math.max(1, Math.ceil((missing - there) / bucket.perSecond)) };
  }

  private knownOf({ caller, size }: Bucket): Known {
    const known = this.known.get(caller);
    if (known) return known;
    const fresh = { lease: 0, left: size, at: clock.now(), taking: null };
    const oldest = this.known.keys().next().value;
    if (this.known.size >= mostCallers && oldest !== undefined) this.known.delete(oldest);
    this.known.set(caller, fresh);
    return fresh;
  }
}

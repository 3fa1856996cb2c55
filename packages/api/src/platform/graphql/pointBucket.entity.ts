import { defineEntity, p } from '@mikro-orm/core';

/** How many points a caller has left, or how many attempts, for all processes. The table is unlogged: after a crash everybody begins with a full bucket. */
const PointBucketSchema = defineEntity({
  name: 'PointBucket',
  tableName: 'point_bucket',
  properties: {
    /** The machine user, or whose attempts to sign in are counted. */
    caller: p.string().length(64).primary(),
    points: p.double(),
    /** When the points were so many; since then they grow by the second. */
    filledAt: p.datetime(3),
    /** How many the last caller took; 0 when it was refused. */
    taken: p.double(),
  },
});

export class PointBucket extends PointBucketSchema.class {}
PointBucketSchema.setClass(PointBucket);

import { defineEntity, p } from '@mikro-orm/core';

/** How far a follower has come in the log of events. */
const FollowerStateSchema = defineEntity({
  name: 'FollowerState',
  tableName: 'follower_state',
  properties: {
    /** `plugin/follower`. */
    name: p.string().length(160).primary(),
    /** Of the last event that it has dealt with. */
    position: p.bigint('number'),
    /** In a row, at the next event. */
    failures: p.integer().default(0),
    retryAt: p.datetime(3).nullable(),
  },
});

export class FollowerState extends FollowerStateSchema.class {}
FollowerStateSchema.setClass(FollowerState);

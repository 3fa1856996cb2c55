import { defineEntity, p } from '@mikro-orm/core';

const RecomputedObligationSchema = defineEntity({
  name: 'RecomputedObligation',
  tableName: 'calendar_recompute',
  properties: {
    changeId: p.uuid().primary(),
    obligationId: p.uuid().primary().index(),
  },
});

/** A promise that was open when the calendar changed and waits to be recomputed. The row goes with the recomputing: once each. */
export class RecomputedObligation extends RecomputedObligationSchema.class {}
RecomputedObligationSchema.setClass(RecomputedObligation);

import { defineEntity, p } from '@mikro-orm/core';

const ObligationWarningSchema = defineEntity({
  name: 'ObligationWarning',
  tableName: 'obligation_warning',
  properties: {
    obligationId: p.uuid().primary(),
    /** The due that was warned of: another due is another version of the promise and warns anew. */
    dueAt: p.datetime(3).primary(),
    /** For example `percentUsed:75`. */
    threshold: p.string().length(64).primary(),
    warnedAt: p.datetime(3),
  },
});

/** R18: a warning that was given. Its key is what makes it happen once, whatever becomes of the process that gives it. */
export class ObligationWarning extends ObligationWarningSchema.class {}
ObligationWarningSchema.setClass(ObligationWarning);

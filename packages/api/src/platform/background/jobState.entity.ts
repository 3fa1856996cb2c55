import { defineEntity, p } from '@mikro-orm/core';

/** When a job is due, for all processes. */
const JobStateSchema = defineEntity({
  name: 'JobState',
  tableName: 'job_state',
  properties: {
    /** `plugin/job`. */
    name: p.string().length(160).primary(),
    dueAt: p.datetime(3),
    lastRunAt: p.datetime(3).nullable(),
    /** In a row, since it last went well. */
    failures: p.integer().default(0),
    lastError: p.text().nullable(),
  },
});

export class JobState extends JobStateSchema.class {}
JobStateSchema.setClass(JobState);

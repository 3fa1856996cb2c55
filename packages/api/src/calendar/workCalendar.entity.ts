import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';

const WorkCalendarSchema = defineEntity({
  name: 'WorkCalendarRecord',
  tableName: 'work_calendar',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** Short latin name by which a version of the regulation chooses its calendar. */
    code: p.string().length(32).unique(),
    nameRu: p.string().length(200),
    nameEn: p.string().length(200),
    basis: p.enum(['RU', 'NONE']),
    createdAt: p.datetime(3),
  },
});

/** A calendar of working days (§4.6): a desk may have several, each with its years in versions. */
export class WorkCalendarRecord extends WorkCalendarSchema.class {}
WorkCalendarSchema.setClass(WorkCalendarRecord);

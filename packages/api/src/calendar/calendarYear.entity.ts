import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import type { CalendarYear } from './productionYear.ts';

const CalendarYearSchema = defineEntity({
  name: 'CalendarYearRecord',
  tableName: 'calendar_year',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    year: p.integer().unique(),
    status: p.enum(['FORECAST', 'OFFICIAL']),
    yearVersion: p.integer().default(1),
    content: p.json().$type<CalendarYear>(),
    loadedAt: p.datetime(3),
  },
});

/** A year of the production calendar (§4.6) as it was loaded. */
export class CalendarYearRecord extends CalendarYearSchema.class {}
CalendarYearSchema.setClass(CalendarYearRecord);

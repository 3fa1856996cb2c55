import { defineEntity, p } from '@mikro-orm/core';
import type { Actor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import type { CompanyDay } from './companyDay.ts';
import type { CalendarYear } from './productionYear.ts';

const CalendarYearSchema = defineEntity({
  name: 'CalendarYearRecord',
  tableName: 'calendar_year',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    calendarCode: p.string().length(32).default('ru'),
    year: p.integer(),
    status: p.enum(['FORECAST', 'OFFICIAL']),
    yearVersion: p.integer().default(1),
    /** The state calendar, or its forecast, without the company's own days. */
    content: p.json().$type<CalendarYear>(),
    /** What the company announced for this year (§6); it survives the loading of a decree. */
    companyDays: p.json().$type<readonly CompanyDay[]>().default('[]'),
    /** Why this version came about, in the words of whoever made it. */
    reason: p.text().nullable(),
    loadedBy: p.json().$type<Actor>().nullable(),
    loadedAt: p.datetime(3),
  },
  uniques: [{ properties: ['calendarCode', 'year', 'yearVersion'] }],
});

/** One version of one year of a calendar (§4.6). Versions are added and never changed: what was promised by one stays explainable by it. */
export class CalendarYearRecord extends CalendarYearSchema.class {}
CalendarYearSchema.setClass(CalendarYearRecord);

import { defineEntity, p } from '@mikro-orm/core';
import type { Actor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';

export const calendarChangeKinds = ['COMPANY_DAYS', 'YEAR_LOADED'] as const;
export type CalendarChangeKind = (typeof calendarChangeKinds)[number];

const CalendarChangeSchema = defineEntity({
  name: 'CalendarChange',
  tableName: 'calendar_change',
  properties: {
    /** Time-ordered: changes are carried out in this order. */
    id: p.uuid().primary().onCreate(() => newId()),
    calendarCode: p.string().length(32),
    kind: p.enum(calendarChangeKinds),
    /** The years that got a new version, with that version. */
    changed: p.json().$type<Record<string, number>>(),
    /** The newest version of every year as of this change: by them the dues are counted, whatever changes later. */
    versions: p.json().$type<Record<string, number>>(),
    reason: p.text().nullable(),
    actor: p.json().$type<Actor>(),
    changedAt: p.datetime(3),
    /** Promises that were looked at, and what became of them (R11, R21). */
    looked: p.integer().default(0),
    later: p.integer().default(0),
    earlier: p.integer().default(0),
    graced: p.integer().default(0),
    confirmed: p.integer().default(0),
    /** When the listed promises had been recomputed. */
    finishedAt: p.datetime(3).nullable(),
    /** When no process could still have counted by the old calendar. */
    settledAt: p.datetime(3).nullable(),
  },
});

/** A change of the calendar as it was carried out (R11, §6): it survives the process that began it. */
export class CalendarChange extends CalendarChangeSchema.class {}
CalendarChangeSchema.setClass(CalendarChange);

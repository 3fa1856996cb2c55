import { defineEntity, p } from '@mikro-orm/core';
import { absenceKinds, codesOf } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Staff } from './staff.entity.ts';

const AbsenceSchema = defineEntity({
  name: 'Absence',
  tableName: 'absence',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    staff: () => p.manyToOne(Staff).index(),
    kind: p.enum(codesOf(absenceKinds)),
    /** First and last day, both included, in the desk's zone. */
    beginsOn: p.date(),
    endsOn: p.date(),
    /** Stands in for this absence, before the deputy that a client's assignment names. */
    deputy: () => p.manyToOne(Staff).nullable(),
    note: p.string().length(500).nullable(),
    recordedAt: p.datetime(3),
    /** Taken back before it began; kept for the history. */
    withdrawnAt: p.datetime(3).nullable(),
    version: p.integer().version(),
  },
});

/** Days on which somebody of the staff is away, so that a deputy stands in (§1). */
export class Absence extends AbsenceSchema.class {}
AbsenceSchema.setClass(Absence);

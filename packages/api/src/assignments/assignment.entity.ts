import { defineEntity, p } from '@mikro-orm/core';
import { Client } from '../clients/client.entity.ts';
import { newId } from '../platform/identity.ts';
import { Staff } from '../staff/staff.entity.ts';

const AssignmentSchema = defineEntity({
  name: 'Assignment',
  tableName: 'assignment',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    client: () => p.manyToOne(Client).index(),
    specialist: () => p.manyToOne(Staff),
    deputy: () => p.manyToOne(Staff).nullable(),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    version: p.integer().version(),
  },
  // the orders of its list
  indexes: [
    { name: 'assignment_from', expression: 'create index assignment_from on assignment (valid_from, id)' },
    { name: 'assignment_until', expression: 'create index assignment_until on assignment (valid_until, id)' },
    { name: 'assignment_specialist', expression: 'create index assignment_specialist on assignment (specialist_id)' },
  ],
});

/** The responsible specialist of the contractor for a client, with a deputy (§1). */
export class Assignment extends AssignmentSchema.class {}
AssignmentSchema.setClass(Assignment);

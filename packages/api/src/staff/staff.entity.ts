import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, roles } from '@reglament/schema';
import { newId } from '../platform/identity.ts';

const StaffSchema = defineEntity({
  name: 'Staff',
  tableName: 'staff',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    name: p.string().length(200),
    role: p.enum(codesOf(roles)),
    title: p.string().length(200).nullable(),
    /** Kept in lower case: one person, one address. */
    email: p.string().length(254).unique(),
    passwordHash: p.string().length(200).nullable().hidden(),
    active: p.boolean().default(true),
    locale: p.string().length(5).default('ru'),
    version: p.integer().version(),
  },
  // the orders of its list
  indexes: [
    { name: 'staff_name', expression: 'create index staff_name on staff (name, id)' },
    { name: 'staff_role', expression: 'create index staff_role on staff (role, id)' },
  ],
});

/** A member of the support staff (§1). */
export class Staff extends StaffSchema.class {}
StaffSchema.setClass(Staff);

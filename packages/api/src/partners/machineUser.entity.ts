import { defineEntity, p } from '@mikro-orm/core';
import { Client } from '../clients/client.entity.ts';
import { newId } from '../platform/identity.ts';

const MachineUserSchema = defineEntity({
  name: 'MachineUser',
  tableName: 'machine_user',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    name: p.string().length(200),
    audience: p.enum(['staff', 'client']),
    /** The client for whom it acts; none for the desk's own systems. */
    client: () => p.manyToOne(Client).nullable(),
    active: p.boolean().default(true),
    version: p.integer().version(),
  },
  // the orders of its list
  indexes: [
    { name: 'machine_user_name', expression: 'create index machine_user_name on machine_user (name, id)' },
  ],
});

/** A system that uses the API with keys: a partner's, or the desk's own. */
export class MachineUser extends MachineUserSchema.class {}
MachineUserSchema.setClass(MachineUser);

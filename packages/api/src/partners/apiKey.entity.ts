import { defineEntity, p } from '@mikro-orm/core';
import type { KeyScope } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { MachineUser } from './machineUser.entity.ts';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    machineUser: () => p.manyToOne(MachineUser).index(),
    /** Where the key is used, in the words of whoever issued it. */
    label: p.string().length(100).nullable(),
    /** The first characters, to recognise a key in a list. */
    prefix: p.string().length(12),
    /** SHA-256 of the key; the key itself is shown once and kept nowhere. */
    hash: p.string().length(64).unique().hidden(),
    scopes: p.array().$type<KeyScope[]>(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
    lastUsedAt: p.datetime(3).nullable(),
  },
});

/** A key of a machine user. Several may be valid at once, so that they can be exchanged without a gap. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);

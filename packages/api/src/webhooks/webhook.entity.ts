import { defineEntity, p } from '@mikro-orm/core';
import type { KeyScope, WebhookStall } from '@reglament/schema';
import { MachineUser } from '../partners/machineUser.entity.ts';
import { newId } from '../platform/identity.ts';

/** What holds a webhook up besides its system and client being out of force. */
export type StallOfOurs = Extract<WebhookStall, 'DOCUMENT_NOT_ALLOWED' | 'EVENT_NOT_TOLD'>;

const WebhookSchema = defineEntity({
  name: 'Webhook',
  tableName: 'webhook',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** The system that is told. What it sees through the webhook say the scopes of the webhook, not those of its keys. */
    machineUser: () => p.manyToOne(MachineUser).index(),
    name: p.string().length(200),
    url: p.string().length(2000),
    /** The subscription whose selection is the shape of what is sent. */
    document: p.text(),
    /** Types of events that are sent; empty: all that the system may see. */
    eventTypes: p.array().$type<string[]>(),
    scopes: p.array().$type<KeyScope[]>(),
    active: p.boolean().default(true),
    /** Sealed; see signing.ts. */
    secret: p.text().hidden(),
    /** The secret before: it signs too until this moment, so that receivers can change at leisure. */
    formerSecret: p.text().nullable().hidden(),
    formerSecretUntil: p.datetime(3).nullable(),
    /** The last event that was looked at. */
    position: p.bigint('number'),
    /** Attempts in a row that failed. */
    failures: p.integer().default(0),
    /** While a receiver is away, nothing is tried before this moment. */
    restsUntil: p.datetime(3).nullable(),
    /** Why events wait here that somebody is to be told; of its system and client it is known without. */
    stalledBy: p.string().length(32).$type<StallOfOurs>().nullable(),
    stalledSince: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    version: p.integer().version(),
  },
  // the orders of its list
  indexes: [
    { name: 'webhook_name', expression: 'create index webhook_name on webhook (name, id)' },
  ],
});

/** Where events of the desk are sent as they happen. */
export class Webhook extends WebhookSchema.class {}
WebhookSchema.setClass(Webhook);

import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, webhookDeliveryStatuses, type WebhookFault } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Webhook } from './webhook.entity.ts';

const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_delivery',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    webhook: () => p.manyToOne(Webhook).deleteRule('cascade'),
    /** None for a trial. */
    eventId: p.uuid().nullable(),
    /** Place of the event in the stream; the order in which a receiver is told. */
    position: p.bigint('number'),
    type: p.string().length(64),
    /** What is sent, letter by letter, also when it is sent again. */
    body: p.text(),
    status: p.enum(codesOf(webhookDeliveryStatuses)),
    attempts: p.integer().default(0),
    /** Since when it is being tried; a replay begins anew. */
    waitingSince: p.datetime(3),
    nextAttemptAt: p.datetime(3),
    lastAttemptAt: p.datetime(3).nullable(),
    /** What the receiver answered; null when there was no answer. */
    lastStatus: p.integer().nullable(),
    /** Why the last attempt failed; null in rows of a former release. */
    lastFaultCode: p.string().length(32).$type<WebhookFault>().nullable(),
    /** The same for logs, in English and with what the other side said. */
    lastFault: p.string().length(300).nullable(),
    milliseconds: p.integer().nullable(),
    settledAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['webhook', 'eventId'] }],
  indexes: [
    { name: 'webhook_delivery_waiting', expression: `create index webhook_delivery_waiting on webhook_delivery (webhook_id, next_attempt_at) where status = 'WAITING'` },
    { name: 'webhook_delivery_newest', expression: 'create index webhook_delivery_newest on webhook_delivery (webhook_id, position, id)' },
    { name: 'webhook_delivery_settled', expression: 'create index webhook_delivery_settled on webhook_delivery (settled_at) where settled_at is not null' },
  ],
});

/** One event for one receiver: what was sent, and what became of it. */
export class WebhookDelivery extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDelivery);

import { webhookDeliveryStatuses, webhookFaults, webhookStalls, type WebhookDeliveryStatus, type WebhookFault, type WebhookStall } from '@reglament/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { MachineUserType, machineUserShape } from '../partners/machineUser.type.ts';
import { cursorOf, linkIn } from '../platform/events/cursor.ts';
import { Cursor, DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node, payloadOf } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape, Shaped } from '../platform/reading/shape.ts';

export const WebhookDeliveryStatusEnum = enumType(webhookDeliveryStatuses, 'WebhookDeliveryStatus', 'What became of a delivery. It is tried for 72 hours, then it is DEAD until somebody sends it anew.');
export const WebhookFaultEnum = enumType(webhookFaults, 'WebhookFault', 'Why an attempt to tell a webhook failed.');
export const WebhookStallEnum = enumType(webhookStalls, 'WebhookStall', 'Why a webhook that is switched on is told nothing. It misses nothing meanwhile.');

@ObjectType('Webhook', { implements: Node, simpleResolvers: true, description: 'Where a system is told by POST what happens (§4.1), at least once each, signed as Standard Webhooks says.' })
export class WebhookType extends Node {
  @Field(() => String, { description: 'Name under which people know it.' }) name!: string;
  @Field(() => MachineUserType, { description: 'The system that is told.' }) machineUser!: MachineUserType;
  @Field(() => String, { description: 'Where it is told.' }) url!: string;
  @Field(() => String, { description: 'The subscription that shapes what is sent.' }) document!: string;
  @Field(() => [String], { description: 'Types of events that are told; empty: all.' }) eventTypes!: string[];
  @Field(() => [String], { description: 'What it may see, whatever keys its system has.' }) scopes!: string[];
  @Field(() => Boolean, { description: 'False: nothing is sent.' }) active!: boolean;
  @Field(() => WebhookStallEnum, { nullable: true, description: 'Why it is told nothing though it is switched on; null: nothing holds it up.' }) stalled!: WebhookStall | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when its document or an event holds it up; null: neither does.' }) stalledSince!: string | null;
  @Field(() => Int, { description: 'Attempts in a row that failed; from 5 on the receiver is thought away and asked now and then.' }) failures!: number;
  @Field(() => DateTime, { nullable: true, description: 'While it is thought away: when it is asked next.' }) restsUntil!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Until when the secret before signs too; null: there is none.' }) formerSecretUntil!: string | null;
  @Field(() => Int, { description: 'Deliveries that wait.' }) waiting!: number;
  @Field(() => Int, { description: 'Deliveries that nobody took within 72 hours.' }) dead!: number;
  @Field(() => DateTime, { nullable: true, description: 'When it last took something.' }) lastTakenAt!: string | null;
  @Field(() => DateTime) createdAt!: string;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

@ObjectType('WebhookDelivery', { implements: Node, simpleResolvers: true, description: 'One event for one receiver. Kept for 30 days after it was taken or died.' })
export class WebhookDeliveryType extends Node {
  @Field(() => ID, { nullable: true, description: 'The event; null for a trial.' }) eventId!: string | null;
  @Field(() => String, { description: 'The type of the event, or TRIAL.' }) type!: string;
  @Field(() => Cursor, { description: 'Place of the event in the stream.' }) cursor!: string;
  @Field(() => WebhookDeliveryStatusEnum, { description: 'What became of it.' }) status!: WebhookDeliveryStatus;
  @Field(() => Int, { description: 'How often it was tried.' }) attempts!: number;
  @Field(() => DateTime, { description: 'Since when it is being tried.' }) waitingSince!: string;
  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null when it is settled.' }) nextAttemptAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was tried last; null before the first time.' }) lastAttemptAt!: string | null;
  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last answer; null when there was none.' }) lastStatus!: number | null;
  @Field(() => WebhookFaultEnum, { nullable: true, description: 'Why the last attempt failed; null when it did not, and for attempts of a former release.' }) lastFaultCode!: WebhookFault | null;
  @Field(() => String, { nullable: true, description: 'Why the last attempt failed, in English, with what the receiver or the network said.' }) lastFault!: string | null;
  @Field(() => Int, { nullable: true, description: 'How long the last attempt took, milliseconds.' }) milliseconds!: number | null;
  @Field(() => String, { description: 'What is sent, letter by letter.' }) body!: string;
}

export const WebhookConnection = connectionOf('Webhook', () => WebhookType);
export const WebhookDeliveryConnection = connectionOf('WebhookDelivery', () => WebhookDeliveryType);

const withSecret = <T extends { prototype: object }>(payload: T): T => {
  Field(() => String, { nullable: true, description: 'The secret of the signature, `whsec_…`. It is shown here and never again. Null when the act was refused.' })(payload.prototype, 'secret');
  return payload;
};
export const CreateWebhookPayload = withSecret(payloadOf('CreateWebhook', 'webhook', () => WebhookType));
export const RotateWebhookSecretPayload = withSecret(payloadOf('RotateWebhookSecret', 'webhook', () => WebhookType));
export const UpdateWebhookPayload = payloadOf('UpdateWebhook', 'webhook', () => WebhookType);
export const DeleteWebhookPayload = payloadOf('DeleteWebhook', 'webhook', () => WebhookType);
export const TryWebhookPayload = payloadOf('TryWebhook', 'webhook', () => WebhookType);
const Replayed = payloadOf('ReplayWebhook', 'webhook', () => WebhookType);
Field(() => Int, { description: 'How many deliveries are sent anew.' })(Replayed.prototype, 'count');
export const ReplayWebhookPayload = Replayed;

const countOf = (status: WebhookDeliveryStatus): string => `(select count(*)::int from webhook_delivery d where d.webhook_id = @.id and d.status = '${status}')`;

/** Whoever switched it off knows why it is told nothing. */
const stalled = `(select case when not @.active then null when not u.active then 'SYSTEM_OFF' when not coalesce(c.active, true) then 'CLIENT_INACTIVE' else @.stalled_by end
  from machine_user u left join client c on c.id = u.client_id where u.id = @.machine_user_id)`;

/** Webhooks; their secrets are read by nobody. */
export const webhookShape: Shape = {
  table: 'webhook',
  columns: {
    id: '@.id', name: '@.name', url: '@.url', document: '@.document', eventTypes: '@.event_types', scopes: '@.scopes', active: '@.active', stalled, stalledSince: '@.stalled_since', failures: '@.failures', restsUntil: '@.rests_until', formerSecretUntil: '@.former_secret_until',
    waiting: countOf('WAITING'), dead: countOf('DEAD'), lastTakenAt: `(select max(d.settled_at) from webhook_delivery d where d.webhook_id = @.id and d.status = 'DELIVERED')`, createdAt: '@.created_at', version: '@.version',
  },
  relations: { machineUser: { shape: () => machineUserShape, on: '^.id = @.machine_user_id' } },
};

export const webhookDeliveryShape: Shape = {
  table: 'webhook_delivery',
  columns: {
    id: '@.id', eventId: '@.event_id', type: '@.type', position: '@.position::float8', link: `(select ${linkIn('e')} from event_log e where e.position = @.position)`, status: '@.status', attempts: '@.attempts', waitingSince: '@.waiting_since', nextAttemptAt: `case when @.status = 'WAITING' then @.next_attempt_at end`,
    lastAttemptAt: '@.last_attempt_at', lastStatus: '@.last_status', lastFaultCode: '@.last_fault_code', lastFault: '@.last_fault', milliseconds: '@.milliseconds', body: '@.body',
  },
  derived: { cursor: { needs: ['position', 'link'], from: (row: Shaped) => cursorOf({ position: Number(row['position']), link: (row['link'] as string | null) ?? undefined }) } },
};

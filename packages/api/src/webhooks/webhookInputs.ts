import { Field, ID, InputType, Int } from 'type-graphql';
import { newIdMeaning, OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import type { Sent } from '../platform/input/fields.ts';
import { readingScopes, type webhookFields } from './webhookFields.ts';

@InputType()
abstract class WebhookInput implements Sent<typeof webhookFields> {
  @Field(() => String, { nullable: true, description: 'Required. What people call it, at most 200 characters.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. Where it is told, by POST: an https address in a public network, or one in WEBHOOK_NETWORKS. Redirections are not followed.' }) url?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. One GraphQL subscription to `ticketEvents`, `wishChanges`, `announcements` or `slaEvents`, without variables and without `after`: its selection is the shape of `data` in what is sent. It costs no more than one request of the system may.' }) document?: string | null;
  @Field(() => [String], { nullable: true, description: 'Types of events to tell of, as the field `type` of the stream names them; empty: all that the system may see. One that the stream never tells is refused.' }) eventTypes?: string[] | null;
  @Field(() => [String], { nullable: true, description: `What it may see, whatever keys the system has: ${readingScopes.map((scope) => `\`${scope}\``).join(', ')}; all of them when nothing is said.` }) scopes?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'False: nothing is sent and events are not passed over; it goes on where it stopped. True when it is empty.' }) active?: boolean | null;
}

@InputType({ description: 'Where a system is told what happens (§4.1).' })
export class CreateWebhookInput extends WebhookInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
  @Field(() => ID, { description: 'The system that is told: a client’s of its client alone. What it may see say the `scopes` of the webhook; its keys are not asked.' }) machineUserId!: string;
}

@InputType({ description: 'A change of a webhook: a field that is left out stays.' })
export class UpdateWebhookInput extends WebhookInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'A webhook that gets a new secret.' })
export class RotateWebhookSecretInput extends OnRecordInput {}

@InputType({ description: 'A webhook that ends.' })
export class DeleteWebhookInput extends OnRecordInput {}

@InputType({ description: 'A webhook to try.' })
export class TryWebhookInput extends OnRecordInput {}

@InputType({ description: 'Deliveries to send anew: those that are named; else all since a moment; else all that were not taken.' })
export class ReplayWebhookInput extends OnRecordInput {
  @Field(() => [ID], { nullable: true, description: 'At most 10,000.' }) deliveryIds?: string[] | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when they were waiting.' }) since?: Date | null;
}

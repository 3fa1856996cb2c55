import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, deleteRecord, type RecordKind } from '../access/recordActs.ts';
import { clientSchemaOf } from '../platform/graphql/clientSchema.ts';
import { networksOfHouse } from './networks.ts';
import { CreateWebhookPayload, DeleteWebhookPayload, ReplayWebhookPayload, RotateWebhookSecretPayload, TryWebhookPayload, UpdateWebhookPayload } from './webhook.type.ts';
import { createWebhook, deleteWebhook, replayWebhook, rotateWebhookSecret, tryWebhook, updateWebhook, type House } from './webhookActs.ts';
import { clause } from './webhookFields.ts';
import { CreateWebhookInput, DeleteWebhookInput, ReplayWebhookInput, RotateWebhookSecretInput, TryWebhookInput, UpdateWebhookInput } from './webhookInputs.ts';
import { readWebhook } from './webhooks.resolver.ts';

const webhooks: RecordKind<'webhook'> = { subject: 'webhook', clause, read: readWebhook };

/** A system of a client is told in words of its own contract. */
const houseOf = ({ features }: Context, { schema }: GraphQLResolveInfo): House => ({
  schemaFor: (audience) => (audience === 'client' ? clientSchemaOf(schema, features) : schema),
  streams: new Set(features.flatMap(({ streams }) => Object.keys(streams ?? {}))),
  typesOf: (stream, audience) => {
    const told = features.find(({ streams }) => streams?.[stream])?.streams?.[stream]?.typesFor?.(audience);
    return told ? [...told, ...(audience === 'staff' ? features.flatMap(({ eventTypes }) => eventTypes ?? []) : [])] : null;
  },
  networks: networksOfHouse(),
});

@Resolver()
export class WebhookActsResolver {
  @Mutation(() => CreateWebhookPayload, { description: 'Tells a system what happens from now on (§4.1).' })
  async createWebhook(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateWebhookInput) input: CreateWebhookInput) {
    let shown: string | null = null;
    const payload = await actOnRecord(context, info, webhooks, 'partners.keep', async (work) => {
      const { webhook, secret } = await createWebhook(work, input, houseOf(context, info));
      shown = secret;
      return webhook;
    });
    return { ...payload, secret: payload.webhook && shown };
  }

  @Mutation(() => UpdateWebhookPayload, { description: 'Changes where and what is told, or switches it off and on.' })
  updateWebhook(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateWebhookInput) input: UpdateWebhookInput) {
    return actOnRecord(context, info, webhooks, 'partners.keep', (work) => updateWebhook(work, input, houseOf(context, info)));
  }

  @Mutation(() => RotateWebhookSecretPayload, { description: 'Gives a new secret; the one before signs too for 48 hours.' })
  async rotateWebhookSecret(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RotateWebhookSecretInput) input: RotateWebhookSecretInput) {
    let shown: string | null = null;
    const payload = await actOnRecord(context, info, webhooks, 'partners.keep', async (work) => {
      const { webhook, secret } = await rotateWebhookSecret(work, input);
      shown = secret;
      return webhook;
    });
    return { ...payload, secret: payload.webhook && shown };
  }

  @Mutation(() => DeleteWebhookPayload, { description: 'Ends a webhook with all that waits for it.' })
  deleteWebhook(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DeleteWebhookInput) input: DeleteWebhookInput) {
    return deleteRecord(context, info, webhooks, 'partners.keep', input.id, (work) => deleteWebhook(work, input));
  }

  @Mutation(() => TryWebhookPayload, { description: 'Sends the receiver a trial without content, at once.' })
  tryWebhook(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => TryWebhookInput) input: TryWebhookInput) {
    return actOnRecord(context, info, webhooks, 'partners.keep', (work) => tryWebhook(work, input));
  }

  @Mutation(() => ReplayWebhookPayload, { description: 'Sends deliveries anew, letter by letter as they were, the oldest first; at most 10,000 at once.' })
  async replayWebhook(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReplayWebhookInput) input: ReplayWebhookInput) {
    let count = 0;
    const payload = await actOnRecord(context, info, webhooks, 'partners.keep', async (work) => {
      const replayed = await replayWebhook(work, input);
      count = replayed.count;
      return replayed.webhook;
    });
    return { ...payload, count };
  }
}

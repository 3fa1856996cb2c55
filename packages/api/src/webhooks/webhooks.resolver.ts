import type { WebhookDeliveryStatus } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, InputType, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { activeOrderGoes, directoryConditions, DirectoryFilter, orderOf, PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { WebhookConnection, WebhookDeliveryConnection, webhookDeliveryShape, WebhookDeliveryStatusEnum, webhookShape, WebhookType } from './webhook.type.ts';

const directory = { text: ['t.name', 't.url'], active: 't.active', client: '(select u.client_id from machine_user u where u.id = t.machine_user_id)' };
const order = orderOf('Webhook', { NAME: { sql: 't.name', type: 'text' }, ACTIVE: { sql: 't.active', type: 'boolean', deprecated: activeOrderGoes } }, [{ field: 'NAME', direction: 'ASC' }]);
const deliveryOrder = orderOf('WebhookDelivery', { POSITION: { sql: 't.position', type: 'bigint' } }, [{ field: 'POSITION', direction: 'DESC' }]);

@ArgsType()
class WebhooksArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

@InputType({ description: 'Which deliveries. All given conditions must hold.' })
class WebhookDeliveryFilter {
  @Field(() => ID, { nullable: true, description: 'To this webhook.' }) webhookId?: string | null;
  @Field(() => [WebhookDeliveryStatusEnum], { nullable: true, description: 'Of which one of these became.' }) statuses?: WebhookDeliveryStatus[] | null;
}

@ArgsType()
class WebhookDeliveriesArgs extends PageArgs {
  @Field(() => WebhookDeliveryFilter, { nullable: true }) filter?: WebhookDeliveryFilter | null;
  @Field(() => [deliveryOrder.Order], { nullable: true }) orderBy?: InstanceType<typeof deliveryOrder.Order>[] | null;
}

export const readWebhook = async (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, webhookShape, selection, new Conditions().where('t.id = ?', id)) : null;

@Resolver()
export class WebhooksResolver {
  @Query(() => WebhookType, { nullable: true, description: 'One webhook. For those who keep systems.' })
  webhook(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'partners.keep');
    return readWebhook(context, id, selectionOf(info));
  }

  @Query(() => WebhookConnection, { description: 'Where systems are told what happens, by name without another order. For those who keep them.' })
  webhooks(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => WebhooksArgs) { filter, orderBy, ...page }: WebhooksArgs): Promise<ConnectionResult> {
    allowed(context, 'partners.keep');
    return readConnection(context.reader, { shape: webhookShape, selection: selectionOf(info), conditions: directoryConditions(directory, filter), order: order.terms(orderBy), page });
  }

  @Query(() => WebhookDeliveryConnection, { description: 'What was sent to webhooks and what became of it, the latest event first. For those who keep systems.' })
  webhookDeliveries(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => WebhookDeliveriesArgs) { filter, orderBy, ...page }: WebhookDeliveriesArgs): Promise<ConnectionResult> {
    allowed(context, 'partners.keep');
    const conditions = new Conditions().whereGiven('t.status = any(?)', filter?.statuses);
    if (filter?.webhookId != null) conditions.where(isUuid(filter.webhookId) ? 't.webhook_id = ?' : '?::text is null', filter.webhookId);
    return readConnection(context.reader, { shape: webhookDeliveryShape, selection: selectionOf(info), conditions, order: deliveryOrder.terms(orderBy), page });
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { ClientType } from '../clients/client.type.ts';
import { idOrNumber } from '../platform/database/recordForAct.ts';
import { PageArgs, whereTextIn } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readGroups, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { FeatureRequestConnection, FeatureRequestFilter, featureRequestOrder, featureRequestShape, FeatureRequestType, voiceShape } from './featureRequest.type.ts';
import { sharedStatuses } from './lifecycle.ts';

@ArgsType()
class FeatureRequestsArgs extends PageArgs {
  @Field(() => FeatureRequestFilter, { nullable: true }) filter?: FeatureRequestFilter | null;
  @Field(() => [featureRequestOrder.Order], { nullable: true }) orderBy?: InstanceType<typeof featureRequestOrder.Order>[] | null;
}

const supportedBy = (clients: string): string => `exists (select from feature_request_voice voice where voice.feature_request_id = t.id and voice.client_id = ${clients})`;

/** The wishes that a client may see: its own, those it supports, and those that are shown to all. */
const visible = (conditions: Conditions, bound: string | null): Conditions =>
  bound === null ? conditions : conditions.where(`t.client_id = ? or t.status in (${sharedStatuses.map((status) => `'${status}'`).join(', ')}) or ${supportedBy('?')}`, bound);

/** The same for whoever asks. */
export const wishesSeen = (conditions: Conditions, viewer: Viewer): Conditions => visible(conditions, boundClientOf(viewer));

/** Nobody learns by filtering whose wish another client's is, or who supports it. */
const conditionsOf = (filter: FeatureRequestFilter | null | undefined, bound: string | null): Conditions => {
  const askable = (ids: string[] | null | undefined) => ids?.filter((id) => isUuid(id) && (bound === null || id === bound));
  const conditions = new Conditions()
    .whereNamed(filter?.ids)
    .whereGiven('t.external_id = ?', filter?.externalId?.trim())
    .whereGiven('t.updated_at > ?', filter?.updatedAfter)
    .whereGiven('t.updated_at < ?', filter?.updatedBefore)
    .whereGiven('t.status = any(?::text[])', filter?.status)
    .whereGiven('t.client_id = any(?::uuid[])', askable(filter?.clientId))
    .whereGiven('t.product_id = any(?::uuid[])', filter?.productId?.filter(isUuid))
    .whereGiven(supportedBy('any(?::uuid[])'), askable(filter?.supporterId));
  if (filter?.externalId != null) conditions.whereGiven('t.client_id = ?', bound);
  whereTextIn(conditions, ['t.number', 't.title', 't.text', ...(bound === null ? ['(select client.name from client where client.id = t.client_id)'] : [])], filter?.text);
  return visible(conditions, bound);
};

/** One wish by its id or its number. */
export const readFeatureRequest = (context: Context, named: string, selection: Selection, bound: string | null = null): Promise<Shaped | null> => {
  const key = idOrNumber(named);
  const conditions = 'id' in key ? new Conditions().where('t.id = ?', key.id) : new Conditions().where('t.number = ?', key.number);
  return readOne(context.reader, featureRequestShape, selection, visible(conditions, bound));
};

const voiceSelections = new WeakMap<Selection, Selection>();
const clientOfVoice = (selection: Selection): Selection => {
  const known = voiceSelections.get(selection) ?? new Map([['client', selection]]);
  voiceSelections.set(selection, known);
  return known;
};

/** What another client's wish says about that client stays between it and the desk. */
const mine = (wish: Shaped, context: Context): boolean => {
  const bound = context.viewer && boundClientOf(context.viewer);
  return bound === null || wish['clientId'] === bound;
};

@Resolver(() => FeatureRequestType)
export class FeatureRequestsResolver {
  @Query(() => FeatureRequestType, { nullable: true, description: 'A wish by its id or its number.' })
  featureRequest(@Ctx() context: Context, @Arg('id', () => ID, { description: 'UUID or number, for example FW-2026-012.' }) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    return readFeatureRequest(context, id, selectionOf(info), boundClientOf(allowed(context, 'development.read')));
  }

  @Query(() => FeatureRequestConnection, { description: 'Wishes, the newest first without another order. A partner’s system sees its client’s, those it supports, and those that the desk has taken up.' })
  featureRequests(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => FeatureRequestsArgs) { filter, orderBy, ...page }: FeatureRequestsArgs): Promise<ConnectionResult> {
    const bound = boundClientOf(allowed(context, 'development.read'));
    return readConnection(context.reader, { shape: featureRequestShape, selection: selectionOf(info), conditions: conditionsOf(filter, bound), order: featureRequestOrder.terms(orderBy), page });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'Whose wish it is; null for a partner’s system when it is another client’s.' })
  client(@Root() wish: Shaped, @Ctx() context: Context): Shaped | null {
    return mine(wish, context) ? (wish['client'] as Shaped) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the client gains by it; for the client and the desk only.' })
  benefit(@Root() wish: Shaped, @Ctx() context: Context): string | null {
    return mine(wish, context) ? (wish['benefit'] as string | null) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the system that submitted it calls it, unique for the client; for the client and the desk only.' })
  externalId(@Root() wish: Shaped, @Ctx() context: Context): string | null {
    return mine(wish, context) ? (wish['externalId'] as string | null) : null;
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The request from which it came; for the client and the desk only.' })
  ticket(@Root() wish: Shaped, @Ctx() context: Context): Shaped | null {
    return mine(wish, context) ? (wish['ticket'] as Shaped | null) : null;
  }

  @FieldResolver(() => [ClientType], { description: 'Who gave their voice, the first one first; a partner’s system sees its own client only.' })
  async supporters(@Root() wish: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<unknown[]> {
    const bound = boundClientOf(allowed(context, 'development.read'));
    const selection = clientOfVoice(selectionOf(info));
    const read = (ids: string[]) => {
      const conditions = new Conditions().where('t.feature_request_id = any(?::uuid[])', ids).whereGiven('t.client_id = ?', bound);
      return readGroups(context.reader, voiceShape, selection, conditions, 't.supported_at, t.id', 'featureRequestId');
    };
    return ((await batched(context, selection, String(wish['id']), read)) ?? []).map(({ client }) => client);
  }
}

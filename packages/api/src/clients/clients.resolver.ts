import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { activeOrderGoes, directoryConditions, DirectoryFilter, orderOf, PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readGroups, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ClientConnection, clientShape, ClientType } from './client.type.ts';
import { contactsOfClientShape, ContactType } from './contact.type.ts';

const directory = { text: ['t.name', 't.name_en', 't.key', 't.city', 't.domain', 't.contract'], active: 't.active', client: 't.id' };

const order = orderOf(
  'Client',
  {
    NAME: { sql: 't.name', type: 'text' },
    KEY: { sql: 't.key', type: 'text' },
    CITY: { sql: 't.city', type: 'text', nullable: true },
    SUPPORT_UNTIL: { sql: 't.support_until', type: 'date', nullable: true },
    ACTIVE: { sql: 't.active', type: 'boolean', deprecated: activeOrderGoes },
  },
  [{ field: 'NAME', direction: 'ASC' }],
);

@ArgsType()
class ClientsArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

/** A client’s system sees its client alone. */
export const ownClient = (conditions: Conditions, viewer: Viewer): Conditions => conditions.whereGiven('t.id = ?', boundClientOf(viewer));

/** One client by its id or its key. */
export const readClient = (context: Context, idOrKey: string, selection: Selection, bound: string | null = null): Promise<Shaped | null> => {
  const conditions = isUuid(idOrKey) ? new Conditions().where('t.id = ?', idOrKey) : new Conditions().where('t.key = ?', idOrKey.trim().toLowerCase());
  return readOne(context.reader, clientShape, selection, conditions.whereGiven('t.id = ?', bound));
};

@Resolver(() => ClientType)
export class ClientsResolver {
  @Query(() => ClientType, { nullable: true, description: 'A client by its id or its key.' })
  client(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    return readClient(context, id, selectionOf(info), boundClientOf(allowed(context, 'directory.read')));
  }

  @Query(() => ClientConnection, { description: 'Clients, by name without another order. A partner’s system sees only its own.' })
  clients(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => ClientsArgs) { filter, orderBy, ...page }: ClientsArgs): Promise<ConnectionResult> {
    const bound = boundClientOf(allowed(context, 'directory.read'));
    const conditions = directoryConditions(directory, filter).whereGiven('t.id = ?', bound);
    return readConnection(context.reader, { shape: clientShape, selection: selectionOf(info), conditions, order: order.terms(orderBy), page });
  }

  @FieldResolver(() => [ContactType], { description: 'Its people, the responsible ones first (§1).' })
  async contacts(@Root() client: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    allowed(context, 'directory.read');
    const selection = selectionOf(info);
    const read = (ids: string[]) =>
      readGroups(context.reader, contactsOfClientShape, selection, new Conditions().where('t.client_id = any(?::uuid[])', ids), 't.responsible desc, t.name, t.id', 'clientId');
    return (await batched(context, selection, String(client['id']), read)) ?? [];
  }
}

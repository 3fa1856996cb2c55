import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { activeOrderGoes, directoryConditions, DirectoryFilter, orderOf, PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readGroups, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ApiKeyType, apiKeyShape, MachineUserConnection, machineUserShape, MachineUserType } from './machineUser.type.ts';

const clientName = '(select client.name from client where client.id = t.client_id)';
const directory = { text: ['t.name', clientName], active: 't.active', client: 't.client_id' };

const order = orderOf('MachineUser', { NAME: { sql: 't.name', type: 'text' }, CLIENT: { sql: clientName, type: 'text', nullable: true }, ACTIVE: { sql: 't.active', type: 'boolean', deprecated: activeOrderGoes } }, [{ field: 'NAME', direction: 'ASC' }]);

@ArgsType()
class MachineUsersArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

export const readMachineUser = async (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, machineUserShape, selection, new Conditions().where('t.id = ?', id)) : null;

@Resolver(() => MachineUserType)
export class MachineUsersResolver {
  @Query(() => MachineUserType, { nullable: true, description: 'One system that uses the API. For those who keep them.' })
  machineUser(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'partners.keep');
    return readMachineUser(context, id, selectionOf(info));
  }

  @Query(() => MachineUserConnection, { description: 'Systems that use the API, by name without another order. For those who keep them.' })
  machineUsers(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => MachineUsersArgs) { filter, orderBy, ...page }: MachineUsersArgs): Promise<ConnectionResult> {
    allowed(context, 'partners.keep');
    return readConnection(context.reader, { shape: machineUserShape, selection: selectionOf(info), conditions: directoryConditions(directory, filter), order: order.terms(orderBy), page });
  }

  @FieldResolver(() => [ApiKeyType], { description: 'Its keys, the latest first, revoked and expired ones too.' })
  async keys(@Root() user: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    const selection = selectionOf(info);
    const read = (ids: string[]) => readGroups(context.reader, apiKeyShape, selection, new Conditions().where('t.machine_user_id = any(?::uuid[])', ids), 't.created_at desc, t.id desc', 'machineUserId');
    return (await batched(context, selection, String(user['id']), read)) ?? [];
  }
}

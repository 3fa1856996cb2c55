import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { activeOrderGoes, directoryConditions, DirectoryFilter, orderOf, PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { StaffConnection, staffShape, StaffType } from './staff.type.ts';

const directory = { text: ['t.name', 't.title', 't.email'], active: 't.active', client: null };

const order = orderOf(
  'Staff',
  {
    NAME: { sql: 't.name', type: 'text' },
    ROLE: { sql: 't.role', type: 'text' },
    TITLE: { sql: 't.title', type: 'text', nullable: true, deprecated: 'Since 2026-11-29: use ROLE.' },
    EMAIL: { sql: 't.email', type: 'text' },
    ACTIVE: { sql: 't.active', type: 'boolean', deprecated: activeOrderGoes },
  },
  [{ field: 'NAME', direction: 'ASC' }],
);

@ArgsType()
class StaffMembersArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

export const readStaff = async (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, staffShape, selection, new Conditions().where('t.id = ?', id)) : null;

@Resolver(() => StaffType)
export class StaffResolver {
  @Query(() => StaffType, { nullable: true, description: 'One member of staff. For the desk only.' })
  staffMember(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'staff.read');
    return readStaff(context, id, selectionOf(info));
  }

  @Query(() => StaffConnection, { description: 'The staff, by name without another order. For the desk only.' })
  staffMembers(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => StaffMembersArgs) { filter, orderBy, ...page }: StaffMembersArgs): Promise<ConnectionResult> {
    allowed(context, 'staff.read');
    const conditions = directoryConditions(directory, filter);
    return readConnection(context.reader, { shape: staffShape, selection: selectionOf(info), conditions, order: order.terms(orderBy), page });
  }

  @FieldResolver(() => String, { description: 'For the desk only: a partner’s system is refused it wherever it meets a member of staff.' })
  email(@Root() staff: Shaped, @Ctx() context: Context): string {
    allowed(context, 'staff.read');
    return String(staff['email']);
  }
}

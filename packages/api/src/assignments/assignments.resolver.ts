import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { byNameOf, directoryConditions, DirectoryFilter, orderOf, PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { AssignmentConnection, assignmentShape, AssignmentType, validToday } from './assignment.type.ts';

const nameOf = (table: string, column: string): string => `(select ${table}.name from ${table} where ${table}.id = t.${column})`;
const names = { client: nameOf('client', 'client_id'), specialist: nameOf('staff', 'specialist_id'), deputy: nameOf('staff', 'deputy_id') };

const order = orderOf(
  'Assignment',
  {
    CLIENT: byNameOf('client', 'client_id'),
    SPECIALIST: byNameOf('staff', 'specialist_id'),
    DEPUTY: { sql: names.deputy, type: 'text', nullable: true, deprecated: 'Since 2026-11-29: use SPECIALIST.' },
    VALID_FROM: { sql: 't.valid_from', type: 'date' },
    VALID_UNTIL: { sql: 't.valid_until', type: 'date', nullable: true },
  },
  [
    { field: 'CLIENT', direction: 'ASC' },
    { field: 'VALID_FROM', direction: 'DESC' },
  ],
);

@ArgsType()
class AssignmentsArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

export const readAssignment = async (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, assignmentShape, selection, new Conditions().where('t.id = ?', id)) : null;

@Resolver()
export class AssignmentsResolver {
  @Query(() => AssignmentType, { nullable: true, description: 'One assignment. For the desk only.' })
  assignment(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'staff.read');
    return readAssignment(context, id, selectionOf(info));
  }

  @Query(() => AssignmentConnection, { description: 'Assignments by client, the latest first, without another order. For the desk only.' })
  assignments(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => AssignmentsArgs) { filter, orderBy, ...page }: AssignmentsArgs): Promise<ConnectionResult> {
    allowed(context, 'staff.read');
    const directory = { text: Object.values(names), active: validToday(), client: 't.client_id' };
    const conditions = directoryConditions(directory, filter);
    return readConnection(context.reader, { shape: assignmentShape, selection: selectionOf(info), conditions, order: order.terms(orderBy), page });
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readGroups, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { AbsenceConnection, absenceOfStaffShape, absenceShape, AbsenceType, awayToday, notOverToday } from './absence.type.ts';
import { StaffType } from './staff.type.ts';

export const readAbsence = async (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, absenceShape, selection, new Conditions().where('t.id = ?', id)) : null;

@ArgsType()
class AbsencesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this person.' }) staffId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: those of today and to come; otherwise the history too, with what was taken back.' }) notOver?: boolean | null;
}

@Resolver(() => StaffType)
export class AbsencesResolver {
  @Query(() => AbsenceConnection, { description: 'Who is away and when, the earliest first (§1). For the desk only.' })
  absences(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => AbsencesArgs) { staffId, notOver, ...page }: AbsencesArgs): Promise<ConnectionResult> {
    allowed(context, 'staff.read');
    const conditions = new Conditions();
    if (staffId != null) conditions.where('t.staff_id = any(?::uuid[])', [staffId].filter(isUuid));
    if (notOver === true) conditions.where(notOverToday());
    return readConnection(context.reader, { shape: absenceShape, selection: selectionOf(info), conditions, order: [{ sql: 't.begins_on', type: 'date', direction: 'ASC' }], page });
  }

  @FieldResolver(() => AbsenceType, { nullable: true, description: 'The absence of today; null for whoever is here. For the desk only.' })
  async absence(@Root() staff: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'staff.read');
    const selection = selectionOf(info);
    const read = (ids: string[]) => readGroups(context.reader, absenceOfStaffShape, selection, new Conditions().where('t.staff_id = any(?::uuid[])', ids).where(awayToday('t')), 't.begins_on', 'staffId');
    const [today] = (await batched(context, selection, String(staff['id']), read)) ?? [];
    return today ?? null;
  }
}

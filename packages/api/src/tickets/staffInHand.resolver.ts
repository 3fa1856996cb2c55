import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { StaffType } from '../staff/staff.type.ts';
import { ended } from './ticketFilter.ts';

const inHand = {};

@Resolver(() => StaffType)
export class StaffInHandResolver {
  @FieldResolver(() => Int, { description: 'Tickets of this person that have not ended. For the desk only.' })
  async inHand(@Root() staff: Shaped, @Ctx() context: Context): Promise<number> {
    allowed(context, 'staff.read');
    const read = async (ids: string[]): Promise<Map<string, number>> => {
      const rows = await readRows<{ id: string; count: number }>(context.reader, `select t.assignee_id as id, count(*)::int as count from ticket t where t.assignee_id = any($1::uuid[]) and not ${ended} group by t.assignee_id`, [ids]);
      return new Map(rows.map(({ id, count }) => [id, count]));
    };
    return (await batched(context, inHand, String(staff['id']), read)) ?? 0;
  }
}

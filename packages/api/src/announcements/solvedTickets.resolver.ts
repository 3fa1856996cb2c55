import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import type { Context } from '../access/context.ts';
import { can } from '../access/rights.ts';
import { boundClientOf } from '../access/viewer.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { AnnouncementType } from './announcement.type.ts';

/** The numbers that each announcement names; of one client where a client asks. */
const numbersIn = async (reader: Reader, ids: string[], clientId: string | null): Promise<ReadonlyMap<string, string[]>> => {
  const rows = await readRows<{ id: string; numbers: string[] }>(
    reader,
    'select announcement_id as id, array_agg(number order by number) as numbers from solved_ticket where announcement_id = any($1::uuid[]) and ($2::uuid is null or client_id = $2) group by 1',
    [ids, clientId],
  );
  return new Map(rows.map(({ id, numbers }) => [id, numbers]));
};

@Resolver(() => AnnouncementType)
export class SolvedTicketsResolver {
  @FieldResolver(() => [String], { description: 'Numbers of the tickets that this release solves (§3.3): staff see all of them, a client’s system those of its client, nobody else any.' })
  async solvedTickets(@Root() announcement: Shaped, @Ctx() context: Context): Promise<string[]> {
    const { viewer } = context;
    if (!viewer || !can(viewer, 'tickets.read')) return [];
    return (await batched(context, numbersIn, String(announcement['id']), (ids) => numbersIn(context.reader, ids, boundClientOf(viewer)))) ?? [];
  }
}

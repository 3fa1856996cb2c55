import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { can } from '../access/rights.ts';
import { boundClientOf } from '../access/viewer.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { AnnouncementType } from './announcement.type.ts';
import { mostSolved } from './announcementFields.ts';
import { ticketsOfRelease } from './ticketsOfRelease.ts';

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

  @Query(() => [String], { description: 'Numbers of the tickets of this product whose hand-over to development is fixed or released in this version (§3.2, §3.3), at most 500: what whoever announces the release may name in `solvedTickets`. What an announcement named before is left out.' })
  ticketsOfRelease(
    @Ctx() context: Context,
    @Arg('productId', () => ID, { description: 'The product that is released.' }) productId: string,
    @Arg('productVersion', () => String, { description: 'Its version; the case, a `v` before the number and words before it, such as the name of the product, do not matter.' }) productVersion: string,
  ): Promise<string[]> {
    allowed(context, 'announcements.publish');
    return ticketsOfRelease(context.reader, productId, productVersion, mostSolved);
  }
}

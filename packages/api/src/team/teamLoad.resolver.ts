import { codesOf, roles } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { rights } from '../access/rights.ts';
import { clock } from '../platform/clock.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import { endOfLocalDay, localDay, startOfLocalDay } from '../regulation/ruleBook.ts';
import { staffShape } from '../staff/staff.type.ts';
import { PersonLoad } from './personLoad.type.ts';
import { loadsOf, noLoad } from './teamLoad.ts';

/** Whoever may answer clients may be responsible for tickets (§1). */
const answering = codesOf(roles).filter((role) => rights['tickets.answer'].roles.some((one) => one === role));

@Resolver()
export class TeamLoadResolver {
  @Query(() => [PersonLoad], { description: 'What each of the staff who answer clients has in hand, by name (§1, §4.7). For the desk only.' })
  async teamLoad(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<PersonLoad[]> {
    allowed(context, 'sla.board');
    const now = clock.now();
    const [people, loads] = await Promise.all([
      readAll(context.reader, staffShape, selectionOf(info, 'staff'), new Conditions().where('t.active').where('t.role = any(?::text[])', answering), 't.name, t.id'),
      loadsOf(context.reader, { startsAt: new Date(startOfLocalDay(localDay(now))), now: new Date(now), endsAt: new Date(endOfLocalDay(now)) }),
    ]);
    return people.map((staff) => ({ ...noLoad, ...loads.get(String(staff['id'])), staff }));
  }
}

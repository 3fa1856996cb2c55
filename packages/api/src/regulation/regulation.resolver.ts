import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { clock } from '../platform/clock.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readOne } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { RegulationVersionType, regulationVersionShape, RequestCategoryType } from './regulation.type.ts';
import { requestCategories } from './requestCategories.ts';
import { ruleBookAt } from './ruleBook.ts';

@Resolver()
export class RegulationResolver {
  @Query(() => [RequestCategoryType], { description: 'What requests are about, each with the clause that covers it or leaves it out (§3). Needs no sign-in.' })
  requestCategories(): readonly RequestCategoryType[] {
    return requestCategories;
  }

  @Query(() => RegulationVersionType, { description: 'The version of the regulation in force today (§2.4). Needs no sign-in: it is public.' })
  async regulationVersion(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped> {
    const { versionId } = ruleBookAt(clock.now());
    const version = await readOne(context.reader, regulationVersionShape, selectionOf(info), new Conditions().where('t.id = ?', versionId));
    if (!version) throw new Error(`regulation version ${versionId} is in force but not in the database`);
    return version;
  }
}

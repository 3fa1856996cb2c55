import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import type { Context } from '../access/context.ts';
import { can } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import { PageArgs } from '../platform/graphql/lists.ts';
import { connectionOf } from '../platform/graphql/types.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, readRows, type ConnectionResult, type Reader } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { RegulationVersionStatusEnum } from './regulationEnums.ts';
import { RegulationVersionType, regulationVersionShape, RequestCategoryType } from './regulation.type.ts';
import { ReasonWordingType } from './regulationParameters.type.ts';
import { ruleBookAt } from './ruleBook.ts';

const RegulationVersionConnection = connectionOf('RegulationVersion', () => RegulationVersionType);

@ArgsType()
class RegulationVersionsArgs extends PageArgs {
  @Field(() => [RegulationVersionStatusEnum], { nullable: true, description: 'DRAFT, or what is published: PUBLISHED and SUPERSEDED are told apart in the answer.' }) status?: string[] | null;
}

/** Published versions are public (§2.4); drafts are seen by those who may change them. */
export const versionsSeen = (conditions: Conditions, viewer: Viewer): Conditions => (can(viewer, 'regulation.change') ? conditions : published(conditions));
const published = (conditions: Conditions): Conditions => conditions.where("t.status <> 'DRAFT'");
const visible = ({ viewer }: Context): Conditions => (viewer ? versionsSeen(new Conditions(), viewer) : published(new Conditions()));

export const readRegulationVersion = (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, regulationVersionShape, selection, visible(context).where('t.id = ?', id)) : Promise.resolve(null);

/** Who published which version, as the log of events has it. */
const publishersOf = async (reader: Reader, ids: string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await readRows<{ id: string; name: string }>(reader, `select subject_id as id, actor ->> 'name' as name from event_log where subject_id = any($1::uuid[]) and type = 'REGULATION_PUBLISHED'`, [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

@Resolver(() => RegulationVersionType)
export class RegulationResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Who published it, for staff; null for a draft and for the version that a desk begins with.' })
  async publishedBy(@Root() version: Shaped, @Ctx() context: Context): Promise<string | null> {
    if (!can(context.viewer, 'mail.read')) return null;
    return (await batched(context, publishersOf, String(version['id']), (ids) => publishersOf(context.reader, ids))) ?? null;
  }

  @Query(() => [RequestCategoryType], { description: 'What requests are about under the version in force, each with the clause that covers it or leaves it out (§3). Needs no sign-in.' })
  requestCategories(): readonly RequestCategoryType[] {
    return ruleBookAt(clock.now()).parameters.categories;
  }

  @Query(() => [ReasonWordingType], { description: 'Why a solution may be postponed or refused under the version in force (§4.13): the active reasons. Needs no sign-in.' })
  postponementReasons(): readonly ReasonWordingType[] {
    return ruleBookAt(clock.now()).parameters.reasons.filter(({ active }) => active);
  }

  @Query(() => RegulationVersionType, { nullable: true, description: 'A version of the regulation; without an id the one in force today (§2.4). Needs no sign-in: it is public.' })
  regulationVersion(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID, { nullable: true }) id?: string | null): Promise<Shaped | null> {
    return readRegulationVersion(context, id ?? ruleBookAt(clock.now()).versionId, selectionOf(info));
  }

  @Query(() => RegulationVersionConnection, { description: 'The versions of the regulation, the latest first (§2.4). Needs no sign-in; drafts are for those who may change them.' })
  regulationVersions(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => RegulationVersionsArgs) { status, ...page }: RegulationVersionsArgs): Promise<ConnectionResult> {
    return readConnection(context.reader, {
      shape: regulationVersionShape,
      selection: selectionOf(info),
      conditions: visible(context).whereGiven('t.status = any(?::text[])', status?.includes('PUBLISHED') ? [...status, 'SUPERSEDED'] : status),
      order: [{ sql: 't.effective_from', direction: 'DESC', type: 'date' }],
      page,
    });
  }
}

import { locales } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { directoryConditions, DirectoryFilter, orderOf, PageArgs, whereTextIn } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ArticleConnection, articleShape, ArticleType } from './article.type.ts';

const searched = ['t.title', 't.text', 't.link'];
const directory = { text: searched, active: 't.active', client: null };
const suggestions = 8;

const order = orderOf(
  'Article',
  { USE_COUNT: { sql: 't.use_count', type: 'int' }, TITLE: { sql: 't.title', type: 'text' }, KIND: { sql: 't.kind', type: 'text', deprecated: 'Since 2026-11-29: use TITLE.' }, UPDATED: { sql: 't.updated_at', type: 'timestamptz' } },
  [{ field: 'USE_COUNT', direction: 'DESC' }, { field: 'TITLE', direction: 'ASC' }],
);

@ArgsType()
class ArticlesArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

export const readArticle = async (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, articleShape, selection, new Conditions().where('t.id = ?', id)) : null;

@Resolver()
export class ArticlesResolver {
  @Query(() => ArticleType, { nullable: true, description: 'One standard answer.' })
  article(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'knowledge.read');
    return readArticle(context, id, selectionOf(info));
  }

  @Query(() => ArticleConnection, { description: 'Standard answers (§4.10), the most used first without another order.' })
  articles(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => ArticlesArgs) { filter, orderBy, ...page }: ArticlesArgs): Promise<ConnectionResult> {
    allowed(context, 'knowledge.read');
    return readConnection(context.reader, { shape: articleShape, selection: selectionOf(info), conditions: directoryConditions(directory, filter), order: order.terms(orderBy), page });
  }

  @Query(() => [ArticleType], { description: 'What fits the letters that somebody has typed, for a menu: at most 8, titles that begin so first, then the most used. Archived ones are not offered.' })
  async articleSuggestions(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('text', () => String, { description: 'Empty: the most used ones.' }) text: string,
    @Arg('language', () => String, { nullable: true, description: 'ru or en; both without it.' }) language?: string | null,
  ): Promise<Shaped[]> {
    allowed(context, 'knowledge.read');
    const conditions = new Conditions().where('t.active');
    if (locales.some((one) => one === language)) conditions.where('t.language = ?', language);
    whereTextIn(conditions, searched, text);
    const beginning = { sql: `(starts_with(lower(t.title), lower(${conditions.bind(text.trim())}::text)))::int`, direction: 'DESC', type: 'int' } as const;
    const { nodes } = await readConnection(context.reader, { shape: articleShape, selection: new Map([['nodes', selectionOf(info)]]), conditions, order: [beginning, ...order.terms(null)], page: { first: suggestions } });
    return nodes;
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { ArticleType, CreateArticleInput, UpdateArticleInput, UseArticleInput } from './article.type.ts';
import { countArticleUse, createArticle, updateArticle } from './articleActs.ts';
import { clause } from './articleFields.ts';
import { readArticle } from './articles.resolver.ts';

const articles: RecordKind<'article'> = { subject: 'article', clause, read: readArticle };

const CreateArticlePayload = payloadOf('CreateArticle', 'article', () => ArticleType);
const UpdateArticlePayload = payloadOf('UpdateArticle', 'article', () => ArticleType);
const UseArticlePayload = payloadOf('UseArticle', 'article', () => ArticleType);

@Resolver()
export class ArticleActsResolver {
  @Mutation(() => CreateArticlePayload, { description: 'Writes down a standard answer (§4.10).' })
  createArticle(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateArticleInput) input: CreateArticleInput) {
    return actOnRecord(context, info, articles, 'knowledge.write', (work) => createArticle(work, input));
  }

  @Mutation(() => UpdateArticlePayload, { description: 'Changes a standard answer; `active: false` archives it.' })
  updateArticle(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateArticleInput) input: UpdateArticleInput) {
    return actOnRecord(context, info, articles, 'knowledge.write', (work) => updateArticle(work, input));
  }

  @Mutation(() => UseArticlePayload, { description: 'Counts that an answer uses it.' })
  useArticle(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UseArticleInput) input: UseArticleInput) {
    return actOnRecord(context, info, articles, 'knowledge.use', (work, viewer) => countArticleUse(work, viewer, input));
  }
}

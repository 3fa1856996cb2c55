import { articleShape } from './article.type.ts';
import type { Feature } from '../platform/feature.ts';
import { Article } from './article.entity.ts';
import { ArticleActsResolver } from './articleActs.resolver.ts';
import { ArticlesResolver } from './articles.resolver.ts';
import { clientRows } from './clientRows.ts';

/** Standard answers of the desk: macros and links to articles (§3.6, §4.10). */
export default { name: 'knowledge', entities: [Article], clientRows, nodes: { Article: { right: 'knowledge.read', shape: articleShape } }, resolvers: [ArticlesResolver, ArticleActsResolver] } satisfies Feature;

import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import type { Viewer } from '../access/viewer.ts';
import { isUuid, newId } from '../platform/identity.ts';
import { allFields, givenFields, type Sent } from '../platform/input/fields.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Product } from '../products/product.entity.ts';
import { ticketIdOf } from '../tickets/loading.ts';
import { Article } from './article.entity.ts';
import { articleFields, clause, requireContent } from './articleFields.ts';

export type SentArticle = Sent<typeof articleFields> & { productId?: string | null | undefined };

const recordOn = (work: Work, article: Article, type: string, subjectVersion: number, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'article', subjectId: article.id, subjectVersion, payload: { title: article.title, ...payload } });

const productOf = async (work: Work, id: string | null | undefined): Promise<Product | null> => {
  if (id == null) return null;
  const product = isUuid(id) ? await work.em.findOne(Product, { id }) : null;
  if (!product) throw refusal('NOT_FOUND', { field: ['productId'], clause });
  return product;
};

/** §4.10: the desk writes down an answer that it gives again and again. */
export const createArticle = async (work: Work, input: SentArticle): Promise<Article> => {
  const fields = allFields(articleFields, input, clause);
  requireContent(fields);
  const article = work.em.create(Article, { id: newId(), ...fields, product: await productOf(work, input.productId), updatedAt: work.at });
  await recordOn(work, article, 'ARTICLE_CREATED', 1, { kind: article.kind });
  return article;
};

/** Changes the fields that were sent; `active: false` archives it: it is offered no longer, and what used it keeps its text. */
export const updateArticle = async (work: Work, input: OnRecord & SentArticle): Promise<Article> => {
  const article = await recordForAct(work, Article, input, clause);
  const changed = changeRecord(article, { ...givenFields(articleFields, input, clause), ...(input.productId === undefined ? {} : { product: await productOf(work, input.productId) }) });
  requireContent(article);
  if (changed.length === 0) return article;
  article.updatedAt = work.at;
  await recordOn(work, article, 'ARTICLE_UPDATED', article.version + 1, { changed });
  return article;
};

/** §4.10: counts that an answer used it, and writes down for which request. */
export const countArticleUse = async (work: Work, viewer: Viewer, input: { id: string; ticketId: string }): Promise<Article> => {
  const article = await recordForAct(work, Article, input, clause);
  const ticketId = await ticketIdOf(work, viewer, input.ticketId, 'ticketId');
  article.useCount += 1;
  await recordOn(work, article, 'ARTICLE_USED', article.version + 1, { ticketId });
  return article;
};

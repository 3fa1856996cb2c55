import { defineEntity, p } from '@mikro-orm/core';
import { articleKinds, codesOf } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Product } from '../products/product.entity.ts';

const ArticleSchema = defineEntity({
  name: 'Article',
  tableName: 'article',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    kind: p.enum(codesOf(articleKinds)),
    title: p.string().length(300),
    /** A macro: what is inserted, with placeholders. An article: what it is about. */
    text: p.text().nullable(),
    /** Where an article stands (§4.10). */
    link: p.string().length(2000).nullable(),
    language: p.string().length(5),
    product: () => p.manyToOne(Product).nullable(),
    useCount: p.integer().default(0),
    active: p.boolean().default(true),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
  // the orders of its list
  indexes: [
    { name: 'article_uses', expression: 'create index article_uses on article (use_count, title)' },
    { name: 'article_title', expression: 'create index article_title on article (title, id)' },
    { name: 'article_updated', expression: 'create index article_updated on article (updated_at, id)' },
  ],
});

/** What specialists answer again and again (§3.6, §4.10): a text of the desk, or a link to where the answer stands. */
export class Article extends ArticleSchema.class {}
ArticleSchema.setClass(Article);

import type { Searchable } from '../access/searchable.ts';

/** Standard answers (§4.10) are found while they are offered; archived ones leave the index. */
export const searchableArticles: Searchable = {
  kind: 'ARTICLE',
  right: 'knowledge.read',
  subjectType: 'article',
  all: 'select id from article where active',
  texts: `select article.id, null::uuid as "clientId", article.updated_at as at, null as number, article.title,
      concat_ws(E'\\n', product.name, product.name_en) as names, concat_ws(E'\\n', article.text, article.link) as body, null as inner
    from article left join product on product.id = article.product_id where article.active and article.id = any($1::uuid[])`,
  holds: { product: 'select id from article where product_id = any($1::uuid[])' },
  ofClient: 'd.client_id = ?',
};

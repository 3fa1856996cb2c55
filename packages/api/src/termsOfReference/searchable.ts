import type { Searchable } from '../access/searchable.ts';

export const searchableTermsOfReference: Searchable = {
  kind: 'TERMS_OF_REFERENCE',
  right: 'development.read',
  subjectType: 'termsOfReference',
  all: 'select id from terms_of_reference',
  texts: `select terms.id, terms.client_id as "clientId", terms.created_at as at, terms.number, terms.title, concat_ws(E'\\n', client.name, client.key, product.name, product.name_en) as names,
      (select string_agg(section ->> 'text', E'\\n') from jsonb_array_elements(terms.sections::jsonb) section) as body, null as inner
    from terms_of_reference terms join client on client.id = terms.client_id left join product on product.id = terms.product_id where terms.id = any($1::uuid[])`,
  holds: {
    client: 'select id from terms_of_reference where client_id = any($1::uuid[])',
    product: 'select id from terms_of_reference where product_id = any($1::uuid[])',
  },
  ofClient: 'd.client_id = ?',
};

import type { Searchable } from '../access/searchable.ts';

/** Products belong to no client: everybody who sees the directory finds them. */
export const searchableProducts: Searchable = {
  kind: 'PRODUCT',
  right: 'directory.read',
  subjectType: 'product',
  all: 'select id from product',
  texts: `select id, null::uuid as "clientId", null::timestamptz as at, null as number, name as title,
      concat_ws(E'\\n', name_en, key, array_to_string(versions, ' ')) as names, concat_ws(E'\\n', description, description_en) as body, null as inner
    from product where id = any($1::uuid[])`,
  ofClient: 'true or d.client_id = ?',
};

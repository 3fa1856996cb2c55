import type { Searchable } from '../access/searchable.ts';
import { sharedStatuses } from './lifecycle.ts';

/** Whose wish it is and what the client gains by it other clients do not learn, so neither is theirs to find. */
export const searchableFeatureRequests: Searchable = {
  kind: 'FEATURE_REQUEST',
  right: 'development.read',
  subjectType: 'featureRequest',
  all: 'select id from feature_request',
  texts: `select wish.id, wish.client_id as "clientId", wish.created_at as at, wish.number, wish.title, concat_ws(E'\\n', product.name, product.name_en) as names,
      wish.text as body, concat_ws(E'\\n', wish.benefit, client.name) as inner
    from feature_request wish left join client on client.id = wish.client_id left join product on product.id = wish.product_id where wish.id = any($1::uuid[])`,
  holds: {
    client: 'select id from feature_request where client_id = any($1::uuid[])',
    product: 'select id from feature_request where product_id = any($1::uuid[])',
  },
  ofClient: `d.client_id = ? or exists (select from feature_request wish where wish.id = d.record_id and wish.status in (${sharedStatuses.map((status) => `'${status}'`).join(', ')}))
    or exists (select from feature_request_voice voice where voice.feature_request_id = d.record_id and voice.client_id = ?)`,
};

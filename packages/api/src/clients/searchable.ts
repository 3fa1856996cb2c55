import type { Searchable } from '../access/searchable.ts';

export const searchableClients: Searchable = {
  kind: 'CLIENT',
  right: 'directory.read',
  subjectType: 'client',
  all: 'select id from client',
  texts: `select id, id as "clientId", null::timestamptz as at, null as number, name as title,
      concat_ws(E'\\n', name_en, key, city, domain, contract, industry) as names, null as body, null as inner
    from client where id = any($1::uuid[])`,
  ofClient: 'd.client_id = ?',
};

export const searchableContacts: Searchable = {
  kind: 'CONTACT',
  right: 'directory.read',
  subjectType: 'contact',
  all: 'select id from contact',
  texts: `select contact.id, client_id as "clientId", null::timestamptz as at, null as number, contact.name as title,
      concat_ws(E'\\n', contact.title, contact.email, contact.phone, client.name) as names, null as body, null as inner
    from contact join client on client.id = client_id where contact.id = any($1::uuid[])`,
  holds: { client: 'select id from contact where client_id = any($1::uuid[])' },
  ofClient: 'd.client_id = ?',
};

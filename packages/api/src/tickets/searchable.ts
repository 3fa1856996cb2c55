import type { Searchable } from '../access/searchable.ts';

/** Requests are found by number, subject, client, product and correspondence; staff find them by their notes too, and by answers that have not left yet (§4.6). */
export const searchableTickets: Searchable = {
  kind: 'TICKET',
  right: 'tickets.read',
  subjectType: 'ticket',
  all: 'select id from ticket',
  texts: `select ticket.id, ticket.client_id as "clientId", ticket.received_at as at, ticket.number, ticket.subject as title,
      concat_ws(E'\\n', client.name, client.name_en, client.key, contact.name, contact.email, product.name, product.name_en, ticket.product_version, ticket.incoming_number) as names,
      (select string_agg(body, E'\\n' order by written_at, id) from message where ticket_id = ticket.id and (leaves_at is null or leaves_at <= $2::timestamptz)) as body,
      (select string_agg(body, E'\\n' order by written_at, id) from (
        select body, written_at, id from internal_note where ticket_id = ticket.id
        union all select body, written_at, id from message where ticket_id = ticket.id and leaves_at > $2::timestamptz) unseen) as inner
    from ticket join client on client.id = ticket.client_id left join contact on contact.id = ticket.contact_id left join product on product.id = ticket.product_id
    where ticket.id = any($1::uuid[])`,
  holds: {
    client: 'select id from ticket where client_id = any($1::uuid[])',
    contact: 'select id from ticket where contact_id = any($1::uuid[]) union select ticket_id from message where contact_id = any($1::uuid[])',
    product: 'select id from ticket where product_id = any($1::uuid[])',
  },
  opens: {
    between: 'select ticket_id as id from message where leaves_at > $1::timestamptz and leaves_at <= $2::timestamptz',
    next: 'select min(leaves_at) as at from message where leaves_at > $1::timestamptz',
  },
  ofClient: 'd.client_id = ?',
};

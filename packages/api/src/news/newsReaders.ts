import type { AnnouncementKind } from '@reglament/schema';
import { readRows, type Reader } from '../platform/reading/connection.ts';

/** What decides who is told of an announcement. */
export interface Told {
  kind: AnnouncementKind;
  productId: string | null;
  /** Clients of whose requests it says that it solves them. */
  solvedFor: readonly string[];
}

/** §3.3 (decision 0118): a release is for those who may use its product; anything else, a release of no product too, is for all. */
export const narrowingProduct = ({ kind, productId }: Pick<Told, 'kind' | 'productId'>): string | null => (kind === 'RELEASE' ? productId : null);

/** What the desk knows of a client's products: those that its requests, Terms of Reference and wishes name, and wishes that it supports. */
const productsOfClient = `
  select product_id from ticket where client_id = client.id and product_id is not null
  union all select product_id from terms_of_reference where client_id = client.id and product_id is not null
  union all select product_id from feature_request where client_id = client.id and product_id is not null
  union all select wish.product_id from feature_request_voice voice join feature_request wish on wish.id = voice.feature_request_id where voice.client_id = client.id and wish.product_id is not null`;

/** §3.3 (decision 0118): the client uses the product, has a request that the release solves, or nobody knows what it uses. */
const mayUse = `(exists (select from (${productsOfClient}) known where product_id = $2) or client.id = any($3::uuid[]) or not exists (${productsOfClient}))`;

/** Those who work for an active client, can be reached and did not decline: the query from its FROM on, and its values. */
const readersOf = (told: Told): { sql: string; values: unknown[] } => {
  const product = narrowingProduct(told);
  const sql = 'from contact join client on client.id = contact.client_id where client.active and contact.active and not contact.unproven and contact.letters_stopped_at is null and $1 <> all(contact.news_refused)';
  return product === null ? { sql, values: [told.kind] } : { sql: `${sql} and ${mayUse}`, values: [told.kind, product, [...new Set(told.solvedFor)]] };
};

/** How many contacts a letter would reach now. */
export const countReaders = async (reader: Reader, told: Told): Promise<number> => {
  const { sql, values } = readersOf(told);
  const [row] = await readRows<{ count: number }>(reader, `select count(*)::int as count ${sql}`, values);
  return row?.count ?? 0;
};

/** The next contacts behind one, by id; none when there are no more. */
export const readersAfter = async (reader: Reader, told: Told, after: string, most: number): Promise<string[]> => {
  const { sql, values } = readersOf(told);
  const rows = await readRows<{ id: string }>(reader, `select contact.id ${sql} and contact.id > $${values.length + 1} order by contact.id limit $${values.length + 2}`, [...values, after, most]);
  return rows.map(({ id }) => id);
};

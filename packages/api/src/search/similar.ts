import { weightsFor } from '../access/searchable.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { readRows, type Reader } from '../platform/reading/rows.ts';

/** Of the words of a request that others use too, so many of the rarest are looked for. */
const mostTerms = 8;
/** Long words of the correspondence say what it is about; of its beginning so many join those of the subject. */
const wordsOfText = 10;
/** A word in more documents than this tells nothing apart. */
const mostUsed = 2000;
/** One word in common is chance. */
const fewestShared = 2;

/**
 * `$1` the request, `$2` where the viewer may look, `$3` whose requests the viewer may see (null: all), `$4` how many are wanted.
 * A rare word weighs more than a common one, and the same product as much as a rare word. Weight A begins with the words of the number.
 */
const similarSql = `
  with own as materialized (select words from search_document where kind = 'TICKET' and record_id = $1),
  places as (select lexeme, place, weight from own, unnest(words) term (lexeme, positions, weights), unnest(positions, weights) spot (place, weight)),
  terms as (
    select lexeme from places where weight = 'A' and place > (select cardinality(regexp_split_to_array(number, '[^[:alnum:]]+')) from ticket where id = $1) and length(lexeme) >= 3
    union (select lexeme from places where weight = 'C' and length(lexeme) >= 6 and lexeme !~ '^[0-9]' group by lexeme order by min(place) limit ${wordsOfText})
  ),
  counted as (
    select lexeme, asked.query, used.count from terms
      cross join lateral (select (quote_literal(lexeme) || $2)::tsquery as query) asked
      cross join lateral (select count(*) from (select from search_document d where d.kind = 'TICKET' and d.words @@ asked.query limit ${mostUsed}) bearing) used
  ),
  rare as (select query, ln(1 + ${mostUsed}.0 / count) as weight from counted where count > 1 and count < ${mostUsed} order by count, lexeme limit ${mostTerms}),
  found as (
    select d.record_id, sum(rare.weight) as weight from rare join search_document d on d.kind = 'TICKET' and d.words @@ rare.query
    where d.record_id <> $1 and ($3::uuid is null or d.client_id = $3) group by d.record_id having count(*) >= ${fewestShared}
  )
  select other.id from found join ticket other on other.id = found.record_id join ticket this on this.id = $1
  where not exists (select from ticket_link link where other.id in (link.from_ticket_id, link.to_ticket_id) and this.id in (link.from_ticket_id, link.to_ticket_id))
  order by found.weight + case when other.product_id = this.product_id then ln(${mostUsed}.0) else 0 end desc, other.received_at desc, other.id limit $4`;

/** Requests that speak of the same things as this one, the nearest first, of those that the viewer may see. What is linked with it already is not among them. */
export const similarTo = async (reader: Reader, viewer: Viewer, ticketId: string, first: number): Promise<string[]> => {
  const weights = weightsFor(viewer);
  const values = [ticketId, weights === '' ? '' : `:${weights}`, boundClientOf(viewer), first];
  return (await readRows<{ id: string }>(reader, similarSql, values)).map(({ id }) => id);
};

import type { SearchKind } from '@reglament/schema';
import { weightsFor, type Searchable } from '../access/searchable.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { clientIsNamed } from '../clients/named.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readRows, type Reader } from '../platform/reading/rows.ts';
import { asksForWords, tsqueryOf, type TextQuery } from '../platform/text/textQuery.ts';

/** Of more records of one kind the newest so many are ranked, and counting stops here. */
export const mostRanked = 1000;

export interface Found {
  kind: SearchKind;
  id: string;
}

export interface Findings {
  hits: Found[];
  /** How many of each kind the viewer may see, at most `mostRanked + 1`. */
  counts: { kind: SearchKind; count: number }[];
}

export interface Wish {
  query: TextQuery;
  searchables: readonly Searchable[];
  clientId: string | null;
  first: number;
  offset: number;
  /** At most so many of one kind. */
  ofOneKind: number | null;
}

/** The rights of the viewer stand where the records are found: nothing else is ranked or counted. */
const branchOf = ({ kind, ofClient }: Searchable, { query, clientId }: Wish, asked: string, viewer: Viewer, all: Conditions): string => {
  const conditions = new Conditions(all.values).where(`d.kind = '${kind}'`).whereGiven(ofClient, boundClientOf(viewer)).whereGiven('d.client_id = ?', clientId);
  if (asksForWords(query)) conditions.where(`d.words @@ ${asked}`);
  if (query.client !== null) conditions.where(clientIsNamed('d.client_id', query.client, conditions));
  return `(select d.kind, d.record_id, d.at, d.words from search_document d ${conditions.sql} order by d.at desc nulls last limit ${mostRanked + 1})`;
};

/** Finds, ranks and counts in one query after the words are stemmed: the best first, the newest among equals. */
export const find = async (reader: Reader, viewer: Viewer, wish: Wish): Promise<Findings> => {
  const { query, searchables, first, offset, ofOneKind } = wish;
  if (searchables.length === 0 || (!asksForWords(query) && query.client === null)) return { hits: [], counts: [] };
  const all = new Conditions();
  const stemmed = new Conditions();
  const [read] = await readRows<{ query: string }>(reader, `select ${tsqueryOf(query, weightsFor(viewer), stemmed)}::text as query`, stemmed.values);
  // as a value of the second query, so that PostgreSQL knows how rare the words are: it walks the newest records, or the index of words
  const asked = `${all.bind(read?.query ?? '')}::tsquery`;
  const branches = searchables.map((searchable) => branchOf(searchable, wish, asked, viewer, all));
  const [found] = await readRows<{ hits: Found[] | null; counts: Findings['counts'] | null }>(
    reader,
    `with found as materialized (${branches.join(' union all ')}),
     ranked as (select kind, record_id, at, ts_rank('{0.1, 0.3, 0.5, 1}', words, ${asked}, 1) as rank from found),
     placed as (select *, row_number() over (partition by kind order by rank desc, at desc nulls last, record_id) as place from ranked),
     page as (select * from placed where ${all.bind(ofOneKind)}::int is null or place <= $${all.values.length} order by rank desc, at desc nulls last, record_id limit ${all.bind(first)} offset ${all.bind(offset)})
     select (select json_agg(json_build_object('kind', kind, 'id', record_id) order by rank desc, at desc nulls last, record_id) from page) as hits,
       (select json_agg(json_build_object('kind', kind, 'count', count)) from (select kind, count(*)::int as count from found group by kind) counted) as counts`,
    all.values,
  );
  return { hits: found?.hits ?? [], counts: found?.counts ?? [] };
};

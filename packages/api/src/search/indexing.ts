import type { PoolClient } from 'pg';
import type { Searchable, SearchableTexts } from '../access/searchable.ts';
import { clock } from '../platform/clock.ts';
import { beforeStem, stemOf } from '../platform/text/stem.ts';
import { wordsOf } from '../platform/text/words.ts';
import { trigramsOf } from './trigrams.ts';

/** PostgreSQL takes no index entry beyond a megabyte; what lies further back in a correspondence is not found. */
const mostCharacters = { body: 200_000, inner: 100_000 };
/** Shorter words are not corrected: everything is near to them. */
const shortestCorrected = 4;
const longestCorrected = 32;

const wordsIn = (text: string | null, most = 10_000): string[] => wordsOf((text ?? '').slice(0, most));

interface Stem {
  word: string;
  /** What PostgreSQL is given for the word. */
  given: string;
  /** Null for a stop word. */
  lexeme: string | null;
}

const stemsOf = async (client: PoolClient, words: readonly string[]): Promise<Stem[]> =>
  (await client.query<Stem>(`select word, ${beforeStem('word')} as given, ${stemOf('word')} as lexeme from unnest($1::text[]) word`, [words])).rows;

/** Words that nobody wrote before. Numbers and codes are no words: a wrong digit is another number. */
const learn = async (client: PoolClient, stems: readonly Stem[]): Promise<void> => {
  const words = new Map<string, string>();
  for (const { word, lexeme } of stems.toSorted((a, b) => b.word.length - a.word.length))
    if (lexeme !== null && word.length >= shortestCorrected && word.length <= longestCorrected && /^\p{L}+$/u.test(word)) words.set(lexeme, word);
  await client.query(
    `insert into search_word (lexeme, word, trigrams)
     select lexeme, word, string_to_array(trigrams, '|') from unnest($1::text[], $2::text[], $3::text[]) as fresh (lexeme, word, trigrams) on conflict do nothing`,
    [[...words.keys()], [...words.values()], [...words.keys()].map((lexeme) => trigramsOf(lexeme).join('|'))],
  );
};

/** Reads records into the index as they are now; those that are gone leave it. */
export const indexRecords = async (client: PoolClient, { kind, texts }: Searchable, ids: readonly string[]): Promise<void> => {
  const { rows } = await client.query<SearchableTexts>(`select texts.* from (${texts}) texts where $2::timestamptz is not null`, [ids, new Date(clock.now())]);
  const documents = rows.map(({ id, clientId, at, number, title, names, body, inner }) => ({
    id, clientId, at,
    a: wordsIn([number, title].join('\n')), b: wordsIn(names), c: wordsIn(body, mostCharacters.body), d: wordsIn(inner, mostCharacters.inner),
  }));
  const stems = await stemsOf(client, [...new Set(documents.flatMap(({ a, b, c, d }) => [...a, ...b, ...c, ...d]))]);
  const given = new Map(stems.map((stem) => [stem.word, stem.given]));
  const text = (words: readonly string[]): string => words.map((word) => given.get(word) ?? word).join(' ');
  await client.query(
    `insert into search_document (kind, record_id, client_id, at, words)
     select $1, id, client_id, at, setweight(to_tsvector('russian', a), 'A') || setweight(to_tsvector('russian', b), 'B') || setweight(to_tsvector('russian', c), 'C') || setweight(to_tsvector('russian', d), 'D')
     from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[]) as record (id, client_id, at, a, b, c, d)
     on conflict (kind, record_id) do update set client_id = excluded.client_id, at = excluded.at, words = excluded.words`,
    [kind, documents.map(({ id }) => id), documents.map(({ clientId }) => clientId), documents.map(({ at }) => at),
      documents.map(({ a }) => text(a)), documents.map(({ b }) => text(b)), documents.map(({ c }) => text(c)), documents.map(({ d }) => text(d))],
  );
  const found = new Set(rows.map(({ id }) => id));
  await client.query('delete from search_document where kind = $1 and record_id = any($2::uuid[])', [kind, ids.filter((id) => !found.has(id))]);
  await learn(client, stems);
};

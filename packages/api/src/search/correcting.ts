import { readRows, type Reader } from '../platform/reading/rows.ts';
import type { Phrase, TextQuery } from '../platform/text/textQuery.ts';
import { stemOf } from '../platform/text/stem.ts';
import { wordsOf } from '../platform/text/words.ts';
import { editDistance } from '../platform/editDistance.ts';
import { inOtherLayout } from './keyboardLayout.ts';
import { fewestShared, trigramsOf } from './trigrams.ts';

/** A word that nobody wrote, and the one that was looked for instead. */
export interface Correction {
  typed: string;
  taken: string;
}

const mostCandidates = 200;
const shortWord = 5;
/** A short word with two wrong letters may be any other. */
const editsIn = (lexeme: string): number => (lexeme.length <= shortWord ? 1 : 2);

interface Known {
  word: string;
  lexeme: string | null;
  known: boolean;
}

/** The stem of each word, and whether somebody wrote it or a longer one. Stop words count as known. */
const lookUp = async (reader: Reader, words: readonly string[]): Promise<Map<string, Known>> => {
  const rows = await readRows<Known>(
    reader,
    `select word, lexeme, lexeme is null or exists (select from search_word known where known.lexeme collate "C" >= stemmed.lexeme and known.lexeme collate "C" < stemmed.lexeme || chr(1114111)) as known
     from unnest($1::text[]) word cross join lateral (select ${stemOf('word')} as lexeme) stemmed`,
    [[...new Set(words)]],
  );
  return new Map(rows.map((row) => [row.word, row]));
};

/** The word nearest to a stem that nobody wrote; null when all are too far. */
const nearestTo = async (reader: Reader, lexeme: string): Promise<string | null> => {
  const edits = editsIn(lexeme);
  const trigrams = trigramsOf(lexeme);
  const near = await readRows<{ lexeme: string; word: string; shared: number }>(
    reader,
    `select lexeme, word, shared from search_word cross join lateral (select count(*)::int as shared from unnest(trigrams) one where one = any($1::text[])) counted
     where trigrams && $1::text[] and length(lexeme) between $2::int - $3::int and $2::int + $3::int and shared >= $4 order by shared desc, lexeme limit ${mostCandidates}`,
    [trigrams, lexeme.length, edits, fewestShared(trigrams, edits)],
  );
  const measured = near.map((one) => ({ ...one, distance: editDistance(lexeme, one.lexeme, edits) })).filter(({ distance }) => distance <= edits);
  return measured.toSorted((a, b) => a.distance - b.distance || b.shared - a.shared)[0]?.word ?? null;
};

const correctPhrase = async (reader: Reader, phrase: Phrase, stems: ReadonlyMap<string, Known>): Promise<Phrase> => {
  const otherwise = wordsOf(inOtherLayout(phrase.typed));
  if (otherwise.length > 0 && otherwise.every((word) => stems.get(word)?.known === true)) return { ...phrase, typed: otherwise.join(' '), words: otherwise };
  const words = await Promise.all(phrase.words.map(async (word) => {
    const stem = stems.get(word);
    return stem?.lexeme && !stem.known && /^\p{L}{4,}$/u.test(word) ? ((await nearestTo(reader, stem.lexeme)) ?? word) : word;
  }));
  return words.every((word, at) => word === phrase.words[at]) ? phrase : { ...phrase, typed: words.join(' '), words };
};

/** Replaces the words that nobody wrote: first by what their keys say in the other layout, then by the nearest word that somebody wrote. */
export const correct = async (reader: Reader, query: TextQuery): Promise<{ query: TextQuery; corrections: Correction[] }> => {
  const asked = query.phrases.filter(({ excluded }) => !excluded);
  const stems = await lookUp(reader, asked.flatMap(({ typed, words }) => [...words, ...wordsOf(inOtherLayout(typed))]));
  const unknown = (phrase: Phrase): boolean => !phrase.excluded && phrase.words.some((word) => stems.get(word)?.known === false);
  const phrases = await Promise.all(query.phrases.map(async (phrase) => (unknown(phrase) ? correctPhrase(reader, phrase, stems) : phrase)));
  const corrections = phrases.flatMap((phrase, at) => {
    const typed = query.phrases[at]?.typed ?? '';
    return phrase.typed === typed ? [] : [{ typed, taken: phrase.typed }];
  });
  return { query: { ...query, phrases }, corrections };
};

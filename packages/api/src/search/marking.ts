import { readRows, type Reader } from '../platform/reading/rows.ts';
import type { Phrase } from '../platform/text/textQuery.ts';
import { stemOf } from '../platform/text/stem.ts';
import { tokensOf, type Token } from '../platform/text/words.ts';

/** A part of a text, in UTF-16 units. */
export interface TextRange {
  start: number;
  length: number;
}

export interface MarkedText {
  text: string;
  /** Where the words stand that were looked for, in their order; none overlap. */
  marks: TextRange[];
}

/** Whether a word of a text is one that was looked for. */
export type Matcher = (word: string) => boolean;

const sameBeginning = 3;
const beginning = (word: string): string => word.slice(0, sameBeginning);

/**
 * Compares stems, and PostgreSQL knows them. Words whose beginning is that of no asked word need not be asked about: stems differ from
 * their words at the end.
 */
export const matcherOf = async (reader: Reader, phrases: readonly Phrase[], texts: readonly string[]): Promise<Matcher> => {
  const asked = phrases.filter(({ excluded }) => !excluded).flatMap(({ words, open }) => words.map((word, at) => ({ word, open: open && at === words.length - 1 })));
  const beginnings = asked.map(({ word }) => beginning(word));
  const candidates = new Set(texts.flatMap((text) => tokensOf(text).map(({ word }) => word)).filter((word) => beginnings.some((one) => word.startsWith(one) || one.startsWith(word))));
  for (const { word } of asked) candidates.add(word);
  const rows = await readRows<{ word: string; lexeme: string | null }>(
    reader,
    `select word, ${stemOf('word')} as lexeme from unnest($1::text[]) word`,
    [[...candidates]],
  );
  const lexemes = new Map(rows.map(({ word, lexeme }) => [word, lexeme]));
  const wanted = asked.flatMap(({ word, open }) => {
    const lexeme = lexemes.get(word);
    return lexeme == null ? [] : [{ lexeme, open }];
  });
  const matched = new Set(rows.filter(({ lexeme: found }) => found !== null && wanted.some(({ lexeme, open }) => (open ? found.startsWith(lexeme) : found === lexeme))).map(({ word }) => word));
  return (word) => matched.has(word);
};

const rangesIn = (tokens: readonly Token[], matches: Matcher): TextRange[] => tokens.filter(({ word }) => matches(word)).map(({ start, length }) => ({ start, length }));

export const marked = (text: string, matches: Matcher): MarkedText => ({ text, marks: rangesIn(tokensOf(text), matches) });

const snippetLength = 180;
const before = 50;

/** The part of a long text with the most of what was looked for, on one line; its beginning when there is nothing of it. */
export const snippetOf = (text: string, matches: Matcher): MarkedText => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const tokens = tokensOf(line);
  const all = rangesIn(tokens, matches);
  const within = (from: number): TextRange[] => all.filter(({ start, length }) => start >= from && start + length <= from + snippetLength);
  const best = all.reduce((found, { start }) => (within(start).length > within(found).length ? start : found), all[0]?.start ?? 0);
  // cuts stand between words
  const from = best <= before ? 0 : (tokens.find(({ start }) => start >= best - before)?.start ?? best);
  const last = tokens.findLast(({ start, length }) => start + length <= from + snippetLength);
  const end = line.length <= from + snippetLength ? line.length : last && last.start >= from ? last.start + last.length : from + snippetLength;
  const head = from > 0 ? '… ' : '';
  const cut = `${head}${line.slice(from, end)}${end < line.length ? ' …' : ''}`;
  const marks = all.filter(({ start, length }) => start >= from && start + length <= end).map(({ start, length }) => ({ start: start - from + head.length, length }));
  return { text: cut, marks };
};

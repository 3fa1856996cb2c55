import { composed } from './composed.ts';

/** A word as the index keeps it, and where it stood in the text, in UTF-16 units. */
export interface Token {
  word: string;
  start: number;
  length: number;
}

/** Longer ones are no words: keys, dumps, attachments that lost their way into a text. */
const longestWord = 64;

const cyrillic = 'авекмнорстух';
const latin = 'abekmhopctyx';
const asLatin = new Map(Array.from(cyrillic, (letter, at) => [letter, latin.charAt(at)]));
const asCyrillic = new Map(Array.from(latin, (letter, at) => [letter, cyrillic.charAt(at)]));

const replaced = (word: string, by: ReadonlyMap<string, string>): string => Array.from(word, (letter) => by.get(letter) ?? letter).join('');

/**
 * Letters of the other alphabet that look the same: people type К1986ВЕ92QI in either. A code, with a digit, is kept in Latin;
 * a word of both alphabets in that of its letters that no other alphabet has.
 */
const withoutLookAlikes = (word: string): string => {
  if (/\d/.test(word)) return replaced(word, asLatin);
  if (!/[a-z]/.test(word) || !/[а-я]/.test(word)) return word;
  const inCyrillic = replaced(word, asCyrillic);
  if (!/[a-z]/.test(inCyrillic)) return inCyrillic;
  const inLatin = replaced(word, asLatin);
  return /[а-я]/.test(inLatin) ? word : inLatin;
};

const kept = (written: string): string =>
  withoutLookAlikes(composed(written.toLowerCase()).replaceAll(/\p{M}/gu, '').replaceAll('ё', 'е').slice(0, longestWord));

/** The words of a text: runs of letters and digits, in lower case, ё as е, without stress marks. */
export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)].map(({ 0: written, index }) => ({ word: kept(written), start: index, length: written.length }));

export const wordsOf = (text: string): string[] => tokensOf(text).map(({ word }) => word);

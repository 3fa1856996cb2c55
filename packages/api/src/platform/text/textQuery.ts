import type { Conditions } from '../reading/conditions.ts';
import { beforeStem } from './stem.ts';
import { wordsOf } from './words.ts';

/** Words that a person wants to find, one after the other. */
export interface Phrase {
  /** As it was typed. */
  typed: string;
  words: readonly string[];
  /** Records that hold it are left out. */
  excluded: boolean;
  /** The last word may be the beginning of a longer one. */
  open: boolean;
  /** Only in what a record is called: its number and its title. */
  named: boolean;
}

export interface TextQuery {
  phrases: readonly Phrase[];
  /** Part of the name or key of the client whom the records must concern; null for any. */
  client: string | null;
}

/** More is no question that a person asks. */
const longestQuery = 500;
const mostPhrases = 20;

/** What narrows a part: `client:` or `number:`, in either language; a minus before it leaves it out. */
const key = /^(-?)(клиент|client|номер|number):\s*/iu;

interface Part {
  minus: boolean;
  key: 'client' | 'number' | null;
  text: string;
  quoted: boolean;
}

const partsOf = (text: string): Part[] => {
  const parts: Part[] = [];
  let rest = text;
  while (rest !== '') {
    rest = rest.replace(/^\s+/u, '');
    const named = key.exec(rest);
    const minus = named ? named[1] === '-' : /^-\S/u.test(rest);
    rest = rest.slice(named ? named[0].length : minus ? 1 : 0);
    // a quotation that is not closed ends with the text
    const found = /^(?:["“”„](?<quoted>[^"“”„]*)["“”„]?|«(?<angled>[^»]*)»?|(?<plain>[^\s"“”„«»]+|[»]))/u.exec(rest);
    if (!found) break;
    rest = rest.slice(found[0].length);
    const { quoted, angled, plain } = found.groups ?? {};
    parts.push({ minus, key: named ? (/^(?:к|c)/iu.test(named[2] ?? '') ? 'client' : 'number') : null, text: quoted ?? angled ?? plain ?? '', quoted: plain === undefined });
  }
  return parts;
};

/** Reads what a person typed: words, "a phrase", -without, client:name, number:TP-2026. Whatever it is, it is a query. */
export const parseTextQuery = (text: string): TextQuery => {
  const asked = text.slice(0, longestQuery);
  const parts = partsOf(asked);
  const typing = !/\s$/u.test(asked);
  const phrases = parts.flatMap(({ minus, key: keyed, text: typed, quoted }, at): Phrase[] => {
    const words = wordsOf(typed);
    if (words.length === 0 || (keyed === 'client' && !minus)) return [];
    const last = words.at(-1) ?? '';
    return [{ typed, words, excluded: minus, named: keyed === 'number', open: !quoted && (/\d/.test(last) || (typing && at === parts.length - 1)) }];
  });
  const client = parts.find(({ minus, key: keyed, text: name }) => keyed === 'client' && !minus && name.trim() !== '')?.text.trim() ?? null;
  return { phrases: phrases.slice(0, mostPhrases), client };
};

/** Whether there is anything to look for: what is only left out finds nothing. */
export const asksForWords = ({ phrases }: TextQuery): boolean => phrases.some(({ excluded }) => !excluded);

/** A query for PostgreSQL: what stands before each word, the words, and what stands after the last one. */
interface Written {
  before: string[];
  words: string[];
  end: string;
}

/** Words hold letters and digits only, so none can break out of its quotes. */
const written = ({ phrases }: TextQuery, weights: string): Written => {
  const [before, words]: [string[], string[]] = [[], []];
  let end = '';
  for (const phrase of phrases) {
    end += `${end === '' ? '' : ' & '}${phrase.excluded ? '!' : ''}(`;
    phrase.words.forEach((word, at) => {
      before.push(`${end}'`);
      words.push(word);
      const last = at === phrase.words.length - 1;
      const marks = `${phrase.open && last ? '*' : ''}${phrase.named ? 'A' : weights}`;
      end = `'${marks === '' ? '' : `:${marks}`}${last ? ')' : ' <-> '}`;
    });
  }
  return { before, words, end };
};

/**
 * The query as an expression of SQL. `weights`: where a client's system may look (`ABC`), or nothing for everywhere.
 */
export const tsqueryOf = (query: TextQuery, weights: string, conditions: Conditions): string => {
  const { before, words, end } = written(query, weights);
  const pieces = `unnest(${conditions.bind(before)}::text[], ${conditions.bind(words)}::text[]) with ordinality as piece (before, word, at)`;
  return `(select to_tsquery('russian', coalesce(string_agg(before || ${beforeStem('word')}, '' order by at), '') || ${conditions.bind(end)}::text) from ${pieces})`;
};

/** The same for people who test or explain: the query before its words are stemmed. */
export const readableQuery = (query: TextQuery, weights: string): string => {
  const { before, words, end } = written(query, weights);
  return `${before.map((piece, at) => `${piece}${words[at] ?? ''}`).join('')}${end}`;
};

import { decodeText } from './charset.ts';
import { withoutBlanks } from './rawBytes.ts';

/** A word as RFC 2047 means it, and as programs write it: with blanks inside, without its end, in quotes, cut anywhere. */
const encodedWord = /=\?([^?\s]{1,60})\?([bq])\?((?:(?!\?=|=\?[^=])[^]){0,8000})(?:\?=|(?==\?)|$)/gi;

interface Word {
  charset: string;
  bytes: Buffer;
  /** Base64 that has not come to the end of a group: it goes on in the next word. */
  rest: string;
}

const bytesOfQ = (text: string): Buffer =>
  Buffer.from(text.replaceAll('_', ' ').replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');

const bytesOfB = (text: string): { bytes: Buffer; rest: string } => {
  const coded = text.replaceAll(/[^a-z0-9+/=]/gi, '');
  const isWhole = coded.endsWith('=') || coded.replaceAll('=', '').length % 4 === 0;
  return isWhole ? { bytes: Buffer.from(coded, 'base64'), rest: '' } : { bytes: Buffer.alloc(0), rest: coded };
};

/** The next word behind one of the same charset: programs cut characters and groups of base64 in two. */
const continued = (before: Word | null, charset: string, encoding: string, text: string): Word => {
  const earlier = before ?? { charset, bytes: Buffer.alloc(0), rest: '' };
  if (encoding.toLowerCase() === 'q') return { charset, bytes: Buffer.concat([earlier.bytes, Buffer.from(earlier.rest, 'base64'), bytesOfQ(text)]), rest: '' };
  const { bytes, rest } = bytesOfB(earlier.rest + text);
  return { charset, bytes: Buffer.concat([earlier.bytes, bytes]), rest };
};

const textOf = ({ charset, bytes, rest }: Word): string => decodeText(Buffer.concat([bytes, Buffer.from(rest, 'base64')]), charset).text;

const plain = (text: string, charset: string | null): string => (/\P{ASCII}/u.test(text) ? decodeText(Buffer.from(text, 'latin1'), charset).text : text);

/**
 * The text of a header value, given as bytes (one character each). Encoded words are read however they are broken; what stands raw
 * beyond ASCII is read by its own signs, then by `charset`, the one in which the rest of the letter is written.
 */
export const decodedWords = (value: string, charset: string | null): string => {
  const said: string[] = [];
  let word: Word | null = null;
  let end = 0;
  const finish = (): void => {
    if (word) said.push(textOf(word));
    word = null;
  };
  for (const match of value.matchAll(encodedWord)) {
    const [whole, label = '', encoding = '', text = ''] = match;
    const between = value.slice(end, match.index);
    const name = label.split('*', 1)[0] ?? '';
    // blanks between two words separate only the words
    const joins = word !== null && withoutBlanks(between) === '';
    if (!joins || (word as Word | null)?.charset.toLowerCase() !== name.toLowerCase()) finish();
    if (!joins) said.push(plain(between, charset));
    word = continued(word, name, encoding, text);
    end = match.index + whole.length;
  }
  finish();
  said.push(plain(value.slice(end), charset));
  return said.join('');
};

import type { Locale } from '@reglament/schema';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { readHeading, readLetter, type ReadLetter } from './letterReading.ts';
import { decodeText } from './reading/charset.ts';
import { requestTextOf } from './letterText.ts';

/** The text of what nobody could read: its beginning as it stands, more than a message holds. */
const longestUnreadBytes = 1_000_000;

/** What nobody could read is taken as it stands, as far as it is text, under the heading that it may have. */
const asItStands = async (raw: Buffer): Promise<ReadLetter> => {
  const { text } = decodeText(raw.subarray(0, longestUnreadBytes), null);
  return (await readHeading(raw, text)) ?? { authors: [], subject: null, text, html: null, remarks: [], messageHeaderId: null, inReplyTo: [], references: [], files: [], bounce: null, headers: new Map() };
};

/** A letter that staff looks at or accepts: read as well as it can be, never refused for its form. */
export const readAnyLetter = (raw: Buffer): Promise<ReadLetter> => readLetter(raw).catch(() => asItStands(raw));

/** Longer than any letter that a person reads through before deciding; the request itself holds the whole. */
const mostCharacters = 50_000;

/** §4.9: what a letter says, in plain text, as its request would show it. Null when there is no such letter. */
export const letterTextOf = async (reader: Reader, id: string, locale: Locale): Promise<string | null> => {
  const [letter] = await readRows<{ raw: Buffer }>(reader, 'select raw from incoming_letter where id = $1 and outcome is not null', [id]);
  if (!letter) return null;
  const { body } = requestTextOf(await readAnyLetter(letter.raw), locale);
  return body.length > mostCharacters ? `${body.slice(0, mostCharacters).toWellFormed()}…` : body;
};

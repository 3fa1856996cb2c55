import type { Locale } from '@reglament/schema';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { requestTextOf } from './letterText.ts';
import { readForPeople } from './readingForPeople.ts';

/** Longer than any letter that a person reads through before deciding; the request itself holds the whole. */
const mostCharacters = 50_000;

/**
 * §4.9: what a letter says, in plain text, as its request would show it. Null when there is no such letter.
 * @throws Refusal LETTER_IS_BEING_READ when that takes longer than anybody waits
 */
export const letterTextOf = async (reader: Reader, id: string, locale: Locale): Promise<string | null> => {
  const [letter] = await readRows<{ raw: Buffer; reason: string | null }>(reader, 'select raw, reason from incoming_letter where id = $1 and outcome is not null', [id]);
  if (!letter) return null;
  const { body } = requestTextOf(await readForPeople({ id, reason: letter.reason }, async () => letter.raw), locale);
  return body.length > mostCharacters ? `${body.slice(0, mostCharacters).toWellFormed()}…` : body;
};

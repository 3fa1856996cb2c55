import { endOfHeaders, headerFields } from '../headerFields.ts';
import { decodeText } from './charset.ts';
import { withoutBlanks } from './rawBytes.ts';

/** More than any real letter has; the splitter refuses a letter beyond it. */
export const longestHeadersBytes = 1024 * 1024;

/** Fields by which only this desk may speak to itself: from outside they say nothing (§4.4). */
const ownFields = /^x-reglament-/;

/** Header name in lower case → its values, unfolded, a character for each byte. */
export type LetterHeaders = ReadonlyMap<string, readonly string[]>;

/** The header fields of a letter or of a part that is one. */
export const headersOf = (raw: Buffer): LetterHeaders => {
  const fields = new Map<string, string[]>();
  for (const field of headerFields(raw.subarray(0, Math.min(endOfHeaders(raw), longestHeadersBytes)))) {
    const [, name, value] = /^([!-9;-~]+)[ \t\r\n]*:(.*)$/s.exec(field.toString('latin1')) ?? [];
    if (name === undefined || value === undefined || ownFields.test(name.toLowerCase())) continue;
    const unfolded = withoutBlanks(value.replaceAll(/\r?\n(?=[ \t])/g, ''));
    const values = fields.get(name.toLowerCase());
    if (values) values.push(unfolded);
    else fields.set(name.toLowerCase(), [unfolded]);
  }
  return fields;
};

/** The same as text in lower case, for whoever looks for signs in it. */
export const readableHeaders = (headers: LetterHeaders): Map<string, string[]> =>
  new Map([...headers].map(([name, values]) => [name, values.map((value) => decodeText(Buffer.from(value, 'latin1'), null).text.toLowerCase())]));

/** Between the brackets stands what is printed, or a byte of raw UTF-8; no blank and no NUL, which no database takes. */
const idPattern = /<[!-;=?-~\u0080-\uffff]+>/g;
const longestMessageId = 995;

/** Some programs leave the brackets out: a value that is nothing but words like `abc@def`. */
const bareId = /^[!-;=?A-~\u0080-\uffff]+@[!-;=?A-~\u0080-\uffff]+$/;
const bareIdsIn = (value: string): string[] => {
  const words = value.trim().split(/\s+/);
  return words.every((word) => word.length <= longestMessageId && bareId.test(word)) ? words.map((word) => `<${word}>`) : [];
};

/** The Message-IDs in the values of a field. */
export const idsIn = (values: readonly string[]): string[] => values.flatMap((value) => value.match(idPattern) ?? bareIdsIn(value)).filter((id) => id.length <= longestMessageId);

import { simpleParser, type EmailAddress } from 'mailparser';
import type { LetterFile } from '../attachments/letterFiles.ts';
import { textOfHtml } from '../correspondence/htmlText.ts';
import { bounceIn, type Bounce } from './bounce.ts';
import { decodeUnmarked, endOfHeaders, headerFields, repairCharsets } from './charsetRepair.ts';

/** A letter as far as a program can read it. Nothing of it is trusted. */
export interface ReadLetter {
  /** Everybody who claims to be its author; one, in a letter that is in order. Addresses in lower case. */
  authors: { address: string; name: string }[];
  subject: string | null;
  text: string;
  /** As it came, not to be shown to anybody; null when the letter is plain text. */
  html: string | null;
  messageHeaderId: string | null;
  inReplyTo: string[];
  references: string[];
  files: LetterFile[];
  /** What it says of a letter of ours that was not delivered; null for all other letters. */
  bounce: Bounce | null;
  /** Header name in lower case → its values in lower case. */
  headers: ReadonlyMap<string, readonly string[]>;
}

/** HTML beyond this is not parsed; the raw letter keeps it. */
const longestHtmlInCharacters = 1_000_000;
const longestMessageHeaderId = 995;

const idPattern = /<[^<>\s]+>/g;
const idsIn = (values: readonly string[]): string[] => values.flatMap((value) => value.match(idPattern) ?? []).filter((id) => id.length <= longestMessageHeaderId);

const unfolded = (field: Buffer): string => decodeUnmarked(field).replaceAll(/\r?\n(?=[ \t])/g, '').trim();

/** The header fields by name, values as they stand. */
const fieldsOf = (raw: Buffer): Map<string, string[]> => {
  const fields = new Map<string, string[]>();
  for (const field of headerFields(raw.subarray(0, endOfHeaders(raw)))) {
    const [, name, value] = /^([!-9;-~]+)\s*:(.*)$/s.exec(unfolded(field)) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    fields.set(key, [...(fields.get(key) ?? []), value.trim()]);
  }
  return fields;
};

const flattened = (addresses: readonly EmailAddress[]): EmailAddress[] => addresses.flatMap((one) => (one.group ? flattened(one.group) : [one]));

/** The marks by which a letter is a letter: bytes without any of them are something else. */
const letterMarks = ['from', 'subject', 'message-id', 'date', 'to'];

/**
 * Reads a letter. Limits of the parser on nesting and header size make it throw; so do bytes that are no letter.
 * @throws Error
 */
export const readLetter = async (raw: Buffer): Promise<ReadLetter> => {
  const repaired = repairCharsets(raw);
  const fields = fieldsOf(repaired);
  if (!letterMarks.some((name) => fields.has(name))) throw new Error('no header of a letter');
  const parsed = await simpleParser(repaired, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: longestHtmlInCharacters,
  });
  const values = (name: string): string[] => fields.get(name) ?? [];
  const authors = flattened(parsed.from?.value ?? []).map(({ address = '', name }) => ({ address: address.trim().toLowerCase(), name: name.trim() }));
  return {
    // a second From header is a second author, whoever the parser takes for the first
    authors: values('from').length > 1 ? [...authors, ...authors] : authors.filter(({ address }) => address !== ''),
    subject: parsed.subject ?? null,
    text: parsed.text?.trim() ? parsed.text : textOfHtml(typeof parsed.html === 'string' ? parsed.html : ''),
    html: typeof parsed.html === 'string' && parsed.html.trim() !== '' ? parsed.html : null,
    messageHeaderId: idsIn(values('message-id'))[0] ?? null,
    inReplyTo: idsIn(values('in-reply-to')),
    references: idsIn(values('references')),
    files: parsed.attachments.map(({ filename, contentType, content, contentId }) => ({ name: filename ?? contentType, contentType, content, contentId: contentId?.replace(/^<(.*)>$/, '$1') ?? null })),
    bounce: bounceIn(raw),
    headers: new Map([...fields].map(([name, all]) => [name, all.map((value) => value.toLowerCase())])),
  };
};

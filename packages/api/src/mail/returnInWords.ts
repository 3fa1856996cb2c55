import { saysNoSuchAddress } from '../outgoing/noSuchAddress.ts';

/** What the other server said of one failure. */
export interface Failure {
  /** As one line. */
  readonly said: string | null;
  /** Whether it gave up for good: no such address. A full mailbox or a refused content is no such thing. */
  readonly permanent: boolean;
}

/** Below these lines stands the letter that came back. */
const copyBegins = /^--.*(?:copy of|below this line|original message|forwarded message)|^(?:return-path|received|message-id):/i;
/** qmail begins with the address what it says of it. */
const addressLine = /^\s*<([^\s<>@]+@[^\s<>@]+)>:/;
const reply = /(?:^|[\s:])([45]\d\d[\s-].*)$/;
const status = /(?:^|[\s(#;-])[245]\.\d{1,3}\.\d{1,3}(?!\d)/;
/** Without a code: what says that the address is there. */
const laterWords = /\bfull\b|quota|time(?:d )?out|too (?:long|large|big)|переполнен|превышен/i;

/** No server writes more before the letter that came back. */
const mostLines = 2000;

/** Paragraphs of what the server wrote itself. */
const paragraphsOf = (all: readonly string[]): string[] => {
  const lines = all.slice(0, mostLines);
  const copy = lines.findIndex((line) => copyBegins.test(line.trim()));
  const paragraphs: string[][] = [[]];
  for (const line of copy < 0 ? lines : lines.slice(0, copy)) {
    // a line that stands behind an empty one by blanks begins a paragraph, too
    if (line.trim() === '' || /^ \S/.test(line)) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map((paragraph) => paragraph.join(' ').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()).filter(Boolean);
};

/** Addresses at which what a server says begins, as qmail writes it. */
export const addressesInWords = (lines: readonly string[]): string[] => paragraphsOf(lines).flatMap((paragraph) => addressLine.exec(paragraph)?.[1]?.toLowerCase() ?? []);

/**
 * R16: what a server without a report that programs read says of an address. A code or a status decides; without them it gave up for good
 * unless its words speak of a full mailbox, of time or of size. Null where it says nothing.
 */
export const failureInWords = (lines: readonly string[], address: string): Failure | null => {
  const paragraph = paragraphsOf(lines).find((one) => one.toLowerCase().includes(address));
  if (paragraph === undefined) return null;
  const after = paragraph.slice(paragraph.toLowerCase().lastIndexOf(address) + address.length).replace(/^[>:\s]+/, '');
  const said = (reply.exec(after)?.[1] ?? after).slice(0, 500);
  if (said === '') return null;
  const coded = said.replaceAll(/[(#)]/g, ' ');
  return { said, permanent: reply.test(` ${coded}`) || status.test(coded) ? saysNoSuchAddress(coded) : !laterWords.test(said) };
};

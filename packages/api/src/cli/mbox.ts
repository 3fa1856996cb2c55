import { longestLetterBytes } from '../mail/storing.ts';

const newline = 0x0a;
const separator = Buffer.from('From ');
const quotedSeparator = /^>+From /;

const beginsWithFrom = (bytes: Buffer): boolean => bytes.subarray(0, separator.length).equals(separator);

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
/** Editors put the mark of UTF-8 before whatever they save. */
const withoutMark = (bytes: Buffer): Buffer => (bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? bytes.subarray(byteOrderMark.length) : bytes);

/** Whether bytes, of which the mark of UTF-8 and blank lines may come first, are a file of many letters (mbox) and not one letter: no letter begins with a line "From " without a colon. */
export const isMbox = (beginning: Buffer): boolean => {
  const bytes = withoutMark(beginning);
  const start = bytes.findIndex((byte) => byte !== 0x0a && byte !== 0x0d);
  return start !== -1 && beginsWithFrom(bytes.subarray(start));
};

const longestSeparatorBytes = 400;
/** «From a@x Mon Nov 23 10:00:00 2026», with or without a zone, by whatever program. */
const dated = /^From .*\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b.*(?:\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b\d{4}|\b\d{4}\b.*\b\d{1,2}:\d{2}(?::\d{2})?)(?: +[+-]\d{4}| +[A-Z]{2,5})?\s*$/;

/** People begin sentences with «From », too; no sentence ends as this line does. */
const isSeparator = (line: Buffer): boolean => beginsWithFrom(line) && line.length <= longestSeparatorBytes && dated.test(line.toString('latin1'));

/** Lines with their ends, whatever the pieces in which they come. */
async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, from)) {
      yield Buffer.concat([...rest, piece.subarray(from, end + 1)]);
      rest = [];
      from = end + 1;
    }
    if (from < piece.length) rest.push(piece.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

const isBlank = (line: Buffer): boolean => line.length <= 2 && line.toString('latin1').trim() === '';

/** A line that began with "From " was quoted when the letter was filed (mboxrd). */
const unquoted = (line: Buffer): Buffer => (line[0] === 0x3e && quotedSeparator.test(line.subarray(0, 100).toString('latin1')) ? line.subarray(1) : line);

/**
 * The letters of an mbox file, in their order, one in memory at a time. A letter begins after a line "From " with a date that follows a
 * blank line; the first one after any. Null stands for one that is larger than any letter may be.
 */
export async function* lettersOfMbox(pieces: AsyncIterable<Buffer>, limit = longestLetterBytes): AsyncGenerator<Buffer | null> {
  let lines: Buffer[] | null = null;
  let bytes = 0;
  let afterBlank = true;
  const letter = (): Buffer | null => (bytes > limit ? null : Buffer.concat(lines ?? []));
  let isFirst = true;
  for await (const whole of linesOf(pieces)) {
    const line: Buffer = isFirst ? withoutMark(whole) : whole;
    isFirst = false;
    if (afterBlank && (lines ? isSeparator(line) : beginsWithFrom(line))) {
      if (lines) yield letter();
      lines = [];
      bytes = 0;
    } else if (lines) {
      bytes += line.length;
      if (bytes <= limit) lines.push(unquoted(line));
      else lines = [];
    }
    afterBlank = isBlank(line);
  }
  if (lines) yield letter();
}

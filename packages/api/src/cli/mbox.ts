import { longestLetterBytes } from '../mail/storing.ts';

const newline = 0x0a;
const separator = Buffer.from('From ');
const quotedSeparator = /^>+From /;

/** Whether bytes are a file of many letters (mbox) and not one letter: no letter begins with a line "From " without a colon. */
export const isMbox = (beginning: Buffer): boolean => beginning.subarray(0, separator.length).equals(separator);

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
 * The letters of an mbox file, in their order, one in memory at a time. A letter begins after a line "From " that follows a blank
 * line. Null stands for one that is larger than any letter may be.
 */
export async function* lettersOfMbox(pieces: AsyncIterable<Buffer>, limit = longestLetterBytes): AsyncGenerator<Buffer | null> {
  let lines: Buffer[] | null = null;
  let bytes = 0;
  let afterBlank = true;
  const letter = (): Buffer | null => (bytes > limit ? null : Buffer.concat(lines ?? []));
  for await (const line of linesOf(pieces)) {
    if (afterBlank && isMbox(line)) {
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

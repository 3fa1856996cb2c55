import { endOfHeaders } from '../headerFields.ts';

const [carriageReturn, lineFeed] = [0x0d, 0x0a];
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Whether nothing but carriage returns ends its lines; whoever kept it may have put a line end behind it. */
const endsByReturns = (raw: Buffer): boolean => {
  const feed = raw.indexOf(lineFeed);
  return (feed === -1 || feed >= raw.length - 2) && raw.subarray(0, feed === -1 ? raw.length : feed - 1).includes(carriageReturn);
};

const withFeeds = (letter: Buffer): Buffer => {
  const lines = Buffer.from(letter);
  for (let at = lines.indexOf(carriageReturn); at !== -1; at = lines.indexOf(carriageReturn, at + 1)) if (lines[at + 1] !== lineFeed) lines[at] = lineFeed;
  return lines;
};

/** Whoever put a carriage return before every line feed did so twice. */
const endsTwice = (letter: Buffer): boolean => letter.subarray(0, letter.indexOf(lineFeed)).subarray(-2).equals(Buffer.from([carriageReturn, carriageReturn]));
const withSingleReturns = (letter: Buffer): Buffer => {
  const lines = Buffer.allocUnsafe(letter.length);
  let [length, from] = [0, 0];
  for (let at = letter.indexOf('\r\r\n'); at !== -1; at = letter.indexOf('\r\r\n', from)) {
    length += letter.copy(lines, length, from, at);
    from = at + 1;
  }
  length += letter.copy(lines, length, from);
  return lines.subarray(0, length);
};

/** A field may go on in the next line before its colon, too. */
const fieldName = /^([!-9;-~]+)(?:[ \t]|\r?\n[ \t])*:/;
/** Fields that a program writes; of other words before a colon nobody knows whether they are one. */
const known = /^(?:from|to|cc|bcc|subject|date|message-id|in-reply-to|references|sender|reply-to|received|return-path|mime-version|delivered-to|dkim-signature|authentication-results|importance|priority|precedence|auto-submitted|user-agent|(?:content|list|arc|resent|x)-[a-z0-9-]+)$/;
const longestHeadersBytes = 1024 * 1024;
const blanks = /^[ \t]+\r?\n?$/;

/**
 * Where the text begins in a letter whose headers end without an empty line: at the first line that is neither a field nor goes on with one,
 * or that is nothing but blanks, when none of the fields that programs write comes for the first time below it. Null where nothing is lacking.
 */
const beginningOfText = (letter: Buffer): number | null => {
  const headers = letter.subarray(0, Math.min(endOfHeaders(letter), longestHeadersBytes));
  const seen = new Set<string>();
  let text: number | null = null;
  for (let start = 0, end = 0; start < headers.length; start = end) {
    end = headers.indexOf(lineFeed, start) + 1 || headers.length;
    const line = headers.toString('latin1', start, Math.min(end, start + 100));
    const name = fieldName.exec(headers.toString('latin1', start, start + 200))?.[1]?.toLowerCase();
    if (name !== undefined && known.test(name) && !seen.has(name)) {
      seen.add(name);
      text = null;
    } else if (name === undefined && text === null && (!/^[ \t]/.test(line) || (blanks.test(line) && headers[end] !== 0x20 && headers[end] !== 0x09))) text = start;
  }
  return text === null || text === 0 || !fieldName.test(headers.toString('latin1', 0, 200)) ? null : text;
};

const withEmptyLine = (letter: Buffer, at: number): Buffer => Buffer.concat([letter.subarray(0, at), Buffer.from(letter[at - 2] === carriageReturn ? '\r\n' : '\n'), letter.subarray(at)]);

/** A letter in lines that can be read. */
export interface PlainLines {
  letter: Buffer;
  /** Whether it is read otherwise than its bytes stand: whoever checks its signatures reads other headers and another text. */
  isMended: boolean;
}

/**
 * A letter as its headers can be found in it: without the mark of UTF-8 and the empty lines that editors and exports put before them, with
 * line feeds where an old Macintosh wrote carriage returns, with one carriage return where somebody wrote two, and with the empty line behind
 * its headers. What proves the sender is asked of the bytes as they came, and counts only where nothing of this was done.
 */
export const plainLinesOf = (raw: Buffer): PlainLines => {
  let start = raw.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  while (raw[start] === carriageReturn || raw[start] === lineFeed) start += 1;
  const letter = raw.subarray(start);
  const lines = endsByReturns(letter) ? withFeeds(letter) : endsTwice(letter) ? withSingleReturns(letter) : letter;
  const text = beginningOfText(lines);
  return { letter: text === null ? lines : withEmptyLine(lines, text), isMended: start > 0 || lines !== letter || text !== null };
};

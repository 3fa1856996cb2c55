import { withoutUuencoded } from './uuencoded.ts';

const [equals, carriageReturn, lineFeed, blank, tab] = [0x3d, 0x0d, 0x0a, 0x20, 0x09];

/** Programs put together what was encoded apart, each piece with its own end; more of them nobody has. */
const mostPieces = 1000;

/** What is in no base64, a line end aside; and a piece behind the end of another, which may be one or a footer. */
const foreign = /[^A-Za-z0-9+/=\r\n]|=[\r\n]+[A-Za-z0-9+/]/;
const isPiece = (line: string): boolean => /^[A-Za-z0-9+/]+={0,2}$/.test(line) && line.length % 4 === 0;

/** Whether a line is words rather than code: words stand apart, and more than a mark here and there is none of base64. */
const isWords = (line: string): boolean => /\S\s+\S/.test(line) || line.replaceAll(/[A-Za-z0-9+/=\s]/g, '').length * 4 > line.length;

/** Lists and virus scanners write their footers behind the code: it ends at the first line that is none. */
const withoutFooter = (coded: string): string => {
  if (!foreign.test(coded)) return coded;
  let [at, wasEnd, hasCode] = [0, false, false];
  while (at < coded.length) {
    const feed = coded.indexOf('\n', at);
    const next = feed === -1 ? coded.length : feed + 1;
    const line = coded.slice(at, next).trim();
    if (line !== '') {
      if (hasCode && (isWords(line) || (wasEnd && !isPiece(line)))) return coded.slice(0, at);
      [wasEnd, hasCode] = [line.endsWith('='), true];
    }
    at = next;
  }
  return coded;
};

const fromBase64 = (coded: Buffer): Buffer => {
  const pieces = withoutFooter(coded.toString('latin1')).split(/=+/, mostPieces);
  return pieces.length === 1 ? Buffer.from(pieces[0] ?? '', 'base64') : Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
};

const digitOf = (byte: number | undefined): number => {
  const digit = Number.parseInt(String.fromCharCode(byte ?? 0), 16);
  return Number.isNaN(digit) ? -1 : digit;
};

/** Where a line goes on behind a soft break; servers on the way may leave blanks behind its sign. -1 when this is none. */
const afterSoftBreak = (coded: Buffer, start: number): number => {
  let at = start;
  while (coded[at] === blank || coded[at] === tab) at += 1;
  // blanks at the very end are cut off by some, and the line end with them
  if (at === coded.length) return at;
  if (coded[at] === lineFeed) return at + 1;
  return coded[at] === carriageReturn && coded[at + 1] === lineFeed ? at + 2 : -1;
};

const fromQuotedPrintable = (coded: Buffer): Buffer => {
  const plain = Buffer.allocUnsafe(coded.length);
  let length = 0;
  for (let at = 0; at < coded.length; at += 1) {
    const byte = coded[at] ?? 0;
    const next = coded[at + 1];
    const goesOnAt = byte === equals ? afterSoftBreak(coded, at + 1) : -1;
    if (goesOnAt !== -1) {
      at = goesOnAt - 1;
      continue;
    }
    const [high, low] = byte === equals ? [digitOf(next), digitOf(coded[at + 2])] : [-1, -1];
    const isCode = high >= 0 && low >= 0;
    plain[length] = isCode ? high * 16 + low : byte;
    length += 1;
    if (isCode) at += 2;
  }
  return plain.subarray(0, length);
};

/** How programs of before MIME call what they always did. */
const uuencodings: ReadonlySet<string> = new Set(['x-uuencode', 'x-uuencoded', 'uuencode', 'x-uue', 'uue']);

/** Bytes whose transfer encoding is undone. What is no code stays as it stands. */
export const transferred = (coded: Buffer, encoding: string | null): Buffer => {
  if (encoding === 'base64') return fromBase64(coded);
  if (encoding !== null && uuencodings.has(encoding)) return withoutUuencoded(coded).files[0]?.content ?? coded;
  return encoding === 'quoted-printable' ? fromQuotedPrintable(coded) : coded;
};

/** The most bytes that one takes in transfer: `=D0`. */
export const mostCodedBytes = 3;

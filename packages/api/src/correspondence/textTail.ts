import { beginsIntroduction, closes, dividesSignature, headsLetter, introduces, isSignature, mayIntroduce, namesDevice, separates } from './tailMarks.ts';

/** The names that mail programs put over a quote come close together. */
const headingLines = 6;
const mostLines = 20_000;

const isMarked = (line: string): boolean => line.startsWith('>');
const isBlank = (line: string): boolean => line === '';
const ruled = /^_{10,}$/;

/** Where the heading of another letter begins; the number of lines when there is none. */
const headingAt = (lines: readonly string[]): number => {
  const at = lines.findIndex((line, index) => separates(line) || headsLetter(line, lines.slice(index, index + headingLines)));
  if (at === -1) return lines.length;
  return ruled.test(lines[at - 1] ?? '') ? at - 1 : at;
};

/** Where marked lines begin after which nothing else follows; the number of lines when there are none. */
const markedAt = (lines: readonly string[]): number => {
  const after = lines.findLastIndex((line) => !isMarked(line) && !isBlank(line)) + 1;
  return lines.slice(after).some(isMarked) ? after : lines.length;
};

/** Programs break a long introduction in two or three, Gmail also behind the bracket of the address. */
const mostIntroductionLines = 3;
const together = (lines: readonly string[]): string => lines.reduce((text, line) => (text === '' || text.endsWith('<') ? text + line : `${text} ${line}`), '');
/** Whether these lines are one introduction. Three of them are believed only where the first begins like one. */
const introduceTogether = (lines: readonly string[]): boolean => introduces(together(lines)) && (lines.length < mostIntroductionLines || beginsIntroduction(lines[0] ?? ''));

/** How many lines above a quote introduce it. */
const introductionAbove = (lines: readonly string[], at: number): number => {
  let last = at - 1;
  while (last >= 0 && isBlank(lines[last] ?? '')) last -= 1;
  for (let count = 1; count <= mostIntroductionLines && count <= last + 1; count += 1) if (introduceTogether(lines.slice(last + 1 - count, last + 1))) return at - last + count - 1;
  return mayIntroduce(lines[last] ?? '') ? at - last : 0;
};

/** Where a line introduces a letter whose lines are not marked; the number of lines when none does. */
const introducedAt = (lines: readonly string[]): number => {
  for (const [index, line] of lines.entries()) {
    let count = 1;
    while (count <= mostIntroductionLines && !introduceTogether(lines.slice(index, index + count))) count += 1;
    if (count > mostIntroductionLines || (count > 1 && mayIntroduce(line))) continue;
    let next = index + count;
    while (next < lines.length && isBlank(lines[next] ?? '')) next += 1;
    if (next < lines.length && !isMarked(lines[next] ?? '')) return index;
  }
  return lines.length;
};

const quoteAt = (lines: readonly string[]): number => {
  const marked = markedAt(lines);
  return Math.min(headingAt(lines), introducedAt(lines), marked === lines.length ? marked : marked - introductionAbove(lines, marked));
};

/** Where the signature above the quote begins; where the quote begins when there is none. */
const signatureAt = (lines: readonly string[], quote: number): number => {
  for (let at = 1; at < quote; at += 1) {
    const line = lines[at] ?? '';
    if ((dividesSignature(line) || closes(line) || namesDevice(line)) && isSignature(lines, at, quote)) return at;
  }
  return quote;
};

/**
 * Where the author's own words end (§4.4): the first line of the signature and the letter that this one quotes. What somebody writes
 * between the lines of a quote is their own; so is a letter that would be nothing but a tail.
 * @param lines without blanks around them; those of a quote begin with `>`
 * @returns null when there is no tail
 */
export const tailLine = (lines: readonly string[]): number | null => {
  if (lines.length > mostLines) return null;
  const at = signatureAt(lines, quoteAt(lines));
  return at === lines.length || lines.slice(0, at).every(isBlank) ? null : at;
};

/** The same in a text. @returns the place, counted in UTF-16 units; null when it has no tail */
export const tailAt = (body: string): number | null => {
  const lines = body.split('\n');
  const at = tailLine(lines.map((line) => line.trim()));
  return at === null ? null : lines.slice(0, at).join('\n').trimEnd().length;
};

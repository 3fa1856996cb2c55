import { beginsIntroduction, closes, dividesSignature, headsLetter, introduces, isSignature, mayIntroduce, namesDevice, precedesIntroduction, separates } from './tailMarks.ts';

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

/** Where the signature below a quote begins; the number of lines when there is none. */
const signatureBelow = (lines: readonly string[]): number => {
  let at = lines.findLastIndex(isMarked) + 1;
  while (at < lines.length && isBlank(lines[at] ?? '')) at += 1;
  return at > 0 && (dividesSignature(lines[at] ?? '') || namesDevice(lines[at] ?? '')) && isSignature(lines, at, lines.length) ? at : lines.length;
};

/** Where marked lines begin after which nothing but a signature follows; the number of lines when there are none. */
const markedAt = (lines: readonly string[]): number => {
  const end = signatureBelow(lines);
  let after = end;
  while (after > 0 && (isMarked(lines[after - 1] ?? '') || isBlank(lines[after - 1] ?? ''))) after -= 1;
  return lines.slice(after, end).some(isMarked) ? after : lines.length;
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
    // where fewer lines say it, those above are somebody's own
    if (count > mostIntroductionLines || (count > 1 && (mayIntroduce(line) || introduces(together(lines.slice(index + 1, index + count)))))) continue;
    let next = index + count;
    while (next < lines.length && isBlank(lines[next] ?? '')) next += 1;
    if (next < lines.length && !isMarked(lines[next] ?? '')) return index;
  }
  return lines.length;
};

/** «Кому: Роман; Тема: Вопрос;» or a rule, which some programs put over their introduction. */
const withRemarksAbove = (lines: readonly string[], at: number): number => {
  let start = at;
  while (start > 0 && precedesIntroduction(lines[start - 1] ?? '')) start -= 1;
  return start;
};

/** The Bat marks the lines of a quote by the initials of their author: `АП> `. They count where an introduction stands above. */
const withoutInitials = (lines: readonly string[]): readonly string[] => {
  const initialsOf = (line: string): string | undefined => /^(\p{Lu}{1,4})>/u.exec(line)?.[1];
  const at = lines.findIndex((line, index) => initialsOf(line) !== undefined && introductionAbove(lines, index) > 0);
  const mark = initialsOf(lines[at] ?? '');
  return mark === undefined ? lines : lines.map((line, index) => (index >= at && line.startsWith(`${mark}>`) ? line.slice(mark.length) : line));
};

const quoteAt = (lines: readonly string[]): number => {
  const marked = markedAt(lines);
  const at = Math.min(headingAt(lines), introducedAt(lines), marked === lines.length ? marked : marked - introductionAbove(lines, marked));
  return at === lines.length ? at : withRemarksAbove(lines, at);
};

/** Where the signature above the quote begins; where the quote begins when there is none. */
const signatureAt = (lines: readonly string[], quote: number): number => {
  for (let at = 1; at < quote; at += 1) {
    const line = lines[at] ?? '';
    if ((dividesSignature(line) || closes(line) || namesDevice(line)) && isSignature(lines, at, quote)) return at > 1 && ruled.test(lines[at - 1] ?? '') ? at - 1 : at;
  }
  return quote;
};

/**
 * Where the author's own words end (§4.4): the first line of the signature and the letter that this one quotes. What somebody writes
 * between the lines of a quote is their own; so is a letter that would be nothing but a tail.
 * @param written lines without blanks around them; those of a quote begin with `>`
 * @returns null when there is no tail
 */
export const tailLine = (written: readonly string[]): number | null => {
  if (written.length > mostLines) return null;
  const lines = withoutInitials(written);
  const at = signatureAt(lines, quoteAt(lines));
  return at === lines.length || lines.slice(0, at).every(isBlank) ? null : at;
};

/** The same in a text. @returns the place, counted in UTF-16 units; null when it has no tail */
export const tailAt = (body: string): number | null => {
  const lines = body.split('\n');
  const at = tailLine(lines.map((line) => line.trim()));
  return at === null ? null : lines.slice(0, at).join('\n').trimEnd().length;
};

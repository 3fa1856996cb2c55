const heading = /^(?:-{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение|пересланное сообщение)\s*-{2,}|(?:from|от|от кого):\s.*)$/i;
const recipient = /^(?:to|кому):\s/i;
const headingLines = 6;

const isQuoted = (line: string): boolean => line.startsWith('>') || line.trim() === '';
/** A line that introduces a quote: «12.11.2026, Анна пишет:». */
const introduces = (line: string | undefined): boolean => /(?:wrote|writes|пишет|писал|писала|написал|написала)\s*:\s*$/i.test(line ?? '');

/** Where the letter that this one quotes at its end begins: a heading of another letter, or lines with «>» after which nothing follows. */
const startOf = (lines: readonly string[]): number => {
  const headed = lines.findIndex((line, index) => heading.test(line.trim()) && (line.trim().startsWith('--') || lines.slice(index, index + headingLines).some((next) => recipient.test(next.trim()))));
  if (headed !== -1) return headed;
  const last = lines.findLastIndex((line) => !isQuoted(line)) + 1;
  return lines.slice(last).some((line) => line.startsWith('>')) ? last : lines.length;
};

/** A text and the quote at its end, which is folded; what the author wrote between the lines of a quote stays in the text. */
export const quotedTail = (body: string): { text: string; quote: string } => {
  const lines = body.split('\n');
  const found = startOf(lines);
  const start = introduces(lines[found - 1]) ? found - 1 : found;
  const text = lines.slice(0, start).join('\n').trimEnd();
  // a letter that is nothing but a quote is shown
  return text === '' ? { text: body, quote: '' } : { text, quote: lines.slice(start).join('\n').trim() };
};

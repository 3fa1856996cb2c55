import { escaped } from './htmlLetter.ts';

/** An address as people write it into a text; what ends a sentence is no part of it. */
const address = /https?:\/\/[^\s<>"'«»]+/g;
const sentenceEnd: ReadonlySet<string> = new Set('.,;:!?)]}');
const withoutSentenceEnd = (found: string): string => {
  let end = found.length;
  while (end > 0 && sentenceEnd.has(found.charAt(end - 1))) end -= 1;
  return found.slice(0, end);
};

const linked = (line: string): string => {
  let position = 0;
  let html = '';
  for (const { 0: found, index } of line.matchAll(address)) {
    const url = withoutSentenceEnd(found);
    if (!URL.canParse(url)) continue;
    html += `${escaped(line.slice(position, index))}<a href="${escaped(url)}">${escaped(url)}</a>`;
    position = index + url.length;
  }
  return html + escaped(line.slice(position));
};

/** Programs and logs are told by their indents, which HTML would swallow. */
const indented = (line: string): string => {
  const text = line.trimStart();
  return '&nbsp;'.repeat(line.length - text.length) + linked(text);
};

const isQuoted = (line: string): boolean => line.startsWith('>');
const unquoted = (line: string): string => line.replace(/^> ?/, '');

/** Runs of lines that are quoted and that are not. */
const runsOf = (lines: readonly string[]): string[][] => {
  const runs: string[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && isQuoted(last[0] ?? '') === isQuoted(line)) last.push(line);
    else runs.push([line]);
  }
  return runs;
};

const paragraphs = (lines: readonly string[]): string =>
  lines.join('\n').split(/\n(?:[ \t]*\n)+/).map((paragraph) => paragraph.replaceAll(/^\n+|\n+$/g, '')).filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p style="margin:0 0 1em">${paragraph.split('\n').map((line) => indented(line.trimEnd())).join('<br>')}</p>`).join('');

const quote = 'margin:0 0 1em;padding:0 0 0 12px;border-left:3px solid #8a8f98';
const deepestQuote = 5;

const blocks = (lines: readonly string[], depth: number): string =>
  runsOf(lines).map((run) => (isQuoted(run[0] ?? '') && depth < deepestQuote ? `<blockquote style="${quote}">${blocks(run.map(unquoted), depth + 1)}</blockquote>` : paragraphs(run))).join('');

/**
 * A plain text as HTML that says the same: paragraphs, line ends, indents, quotes by `>` and addresses that can be followed. All else
 * is text, whoever wrote it: a name or a subject with mark-up in it shows as it was typed.
 */
export const htmlOfText = (text: string): string => blocks(text.toWellFormed().replaceAll(/\r\n?/g, '\n').split('\n'), 0);

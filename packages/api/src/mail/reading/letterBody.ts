import libmime from 'libmime';
import type { LetterFile } from '../../attachments/letterFiles.ts';
import { textOfHtml } from '../../correspondence/htmlText.ts';
import { decodeText } from './charset.ts';
import type { LetterPart } from './letterParts.ts';
import { withoutUuencoded } from './uuencoded.ts';

/** What a letter says, and the files that lay in its text. */
export interface LetterBody {
  text: string;
  /** As it came, not to be shown to anybody; null when the letter is plain text. */
  html: string | null;
  files: LetterFile[];
  /** The charset in which it is written, for what else stands raw in the letter; null when it says nothing beyond ASCII. */
  charset: string | null;
}

/** Twice what a message may hold: the request is cut later, with a note, and the letter keeps the rest. */
const longestText = 2_000_000;
const longestTextBytes = 2 * longestText;

/** Texts with marks that read well as they stand, or nearly so. */
const markedTypes = ['text/markdown', 'text/x-markdown', 'text/enriched', 'text/richtext'];
/** HTML by either of its names: a letter of some portals is written in the stricter one alone. */
const htmlTypes: readonly string[] = ['text/html', 'application/xhtml+xml'];
const bodyTypes = ['text/plain', ...htmlTypes, 'message/delivery-status'];

const isText = ({ type }: LetterPart): boolean => ['text/plain', ...htmlTypes, ...markedTypes].includes(type);
const isInAlternative = ({ within }: LetterPart): boolean => within[0]?.contentType === 'multipart/alternative';

/**
 * What is neither a word of the letter nor a file of anybody: one more form of the text, for a watch, for Gmail or for nobody today, beside
 * one that can be read; what a Macintosh keeps beside a file. The letter as it came holds it.
 */
const isFormAside = (part: LetterPart, body: readonly LetterPart[]): boolean =>
  (part.type === 'application/applefile' && part.within[0]?.contentType === 'multipart/appledouble') ||
  (isInAlternative(part) && /^text\/(?!calendar$)/.test(part.type) && !part.isAttachment && part.nameIn(null) === null && body.some(({ within }) => within.some((around) => around === part.within[0])));

/** Whether a part is by its own marks what the letter says: one form of several is, under whatever name. */
const saysItself = (part: LetterPart): boolean =>
  bodyTypes.includes(part.type) && !part.isAttachment && (part.within.length === 0 || isInAlternative(part) || part.nameIn(null) === null);

/**
 * What of a letter it says, and what are its files. Some programs give the text itself a name, or call it an attachment: where nothing
 * else says anything, the first text is what it says. It stays a file, too, when it is called one under a name.
 */
export const bodyAndFiles = (parts: readonly LetterPart[]): { body: LetterPart[]; files: LetterPart[] } => {
  const body = parts.filter(saysItself);
  const files = parts.filter((part) => !body.includes(part) && !isFormAside(part, body));
  const instead = body.length === 0 ? (files.find((part) => isText(part) && !part.isAttachment) ?? files.find(isText)) : undefined;
  if (!instead) return { body, files };
  const isFile = instead.isAttachment && instead.nameIn(null) !== null;
  return { body: [instead], files: isFile ? files : files.filter((part) => part !== instead) };
};

/** Parts of which a mail program shows one: what stands in one `multipart/alternative`. */
const alternativesOf = (part: LetterPart): object => part.within.find(({ contentType }) => contentType === 'multipart/alternative') ?? part;

interface Piece {
  plain: string;
  html: string | null;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const asHtml = (text: string): string => `<div>${escaped(text.trim()).replaceAll('\n', '<br>')}</div>`;

const withLineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

const enriched: ReadonlySet<string> = new Set(['text/enriched', 'text/richtext']);
/** RFC 1896: tags go, `<<` is an angle bracket. */
const withoutMarks = (text: string): string => text.replaceAll(/<param>[^<]*<\/param>/gi, '').replaceAll(/<<|<\/?[a-z][a-z-]{0,20}>/gi, (mark) => (mark === '<<' ? '<' : ''));

/** Home-made mailers send a whole document and call it plain text. */
const isDocument = (text: string): boolean => /^\s*<(?:!doctype html|html|body)[\s>]/i.test(text) && /<\/(?:html|body)>\s*$/i.test(text.slice(-200));

/** What stands in a letter's plain form for programs that show no HTML, and says nothing else. */
const placeholder = /html.{0,80}(?:не поддержива|не отобража|not supported|cannot be displayed)|(?:не поддержива|не отобража|не умеет|does(?: not|n't) (?:support|display)|cannot (?:display|read)|unable to (?:display|read)|to view this|чтобы (?:увидеть|прочитать|просмотреть)|для просмотра).{0,80}html/is;
const longestPlaceholder = 400;
const saysNothing = (plain: string, html: string): boolean => plain.trim() === '' || plain.trim() === html.trim() || (plain.length <= longestPlaceholder && placeholder.test(plain) && !placeholder.test(textOfHtml(html.slice(0, 20_000))));

/** One part as text, with what leaves it as a file. */
const readPart = (part: LetterPart): { text: string; charset: string; files: LetterFile[] } => {
  // only files in a text are a reason to read beyond what can be shown
  const holdsFiles = !htmlTypes.includes(part.type) && part.includes('begin');
  const content = part.content(holdsFiles ? Infinity : longestTextBytes);
  const { text: bytes, files } = holdsFiles ? withoutUuencoded(content) : { text: content, files: [] };
  const { text, charset } = decodeText(bytes.subarray(0, longestTextBytes), part.charset);
  const whole = part.flowed ? libmime.decodeFlowed(text, part.delSp) : text;
  const lines = withLineFeeds(whole).slice(0, longestText);
  return { text: enriched.has(part.type) ? withoutMarks(lines) : lines, charset, files };
};

/** Reads what a letter says, by the parts that say it. Where only one of its pieces is HTML the others become HTML, too, so that none is missing from either. */
export const bodyOf = (parts: readonly LetterPart[]): LetterBody => {
  const pieces = new Map<object, Piece>();
  const files: LetterFile[] = [];
  let charset: string | null = null;
  for (const part of parts) {
    const read = readPart(part);
    const key = alternativesOf(part);
    const { plain, html } = pieces.get(key) ?? { plain: '', html: null };
    // UTF-7 can hide mark-up from whoever looks for it: its HTML is read as text and shown to nobody
    const isHtmlPart = htmlTypes.includes(part.type) || (part.type === 'text/plain' && isDocument(read.text));
    if (isHtmlPart && read.charset !== 'utf-7') pieces.set(key, { plain, html: (html ?? '') + read.text });
    else pieces.set(key, { plain: `${plain}${plain === '' ? '' : '\n'}${isHtmlPart ? textOfHtml(read.text) : read.text}`, html });
    if (read.charset !== 'us-ascii') charset ??= read.charset;
    files.push(...read.files);
  }
  const all = [...pieces.values()];
  const isHtml = all.some(({ html }) => html !== null && html.trim() !== '');
  return {
    text: all.map(({ plain, html }) => (html !== null && saysNothing(plain, html) ? textOfHtml(html) : plain)).join('\n'),
    html: isHtml ? all.map(({ plain, html }) => html ?? asHtml(plain)).join('\n') : null,
    files,
    charset,
  };
};

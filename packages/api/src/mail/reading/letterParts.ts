import { Readable } from 'node:stream';
import { Splitter, type MimeNode, type SplitterChunk } from '@zone-eu/mailsplit';
import libmime from 'libmime';
import { upToBlankEnding } from './blankEnding.ts';
import { decodedWords } from './encodedWords.ts';
import { longestHeadersBytes } from './letterHeaders.ts';
import { asItStood, safeFromTrimming, withoutBlanks } from './rawBytes.ts';
import { UnreadableLetter } from './readingFaults.ts';
import { mostCodedBytes, transferred } from './transferEncoding.ts';

const mostParts = 300;
/** Thirty-five megabytes of lines of twelve characters; a splitter spends its time on lines. */
const mostLines = 3_000_000;
const pieceBytes = 256 * 1024;

/** A part of a letter that holds something itself. */
export interface LetterPart {
  /** Media type in lower case; the standard's text/plain where none is given. */
  type: string;
  /** The multiparts in which it lies, the innermost first. */
  within: readonly MimeNode[];
  charset: string | null;
  /** Lines may be put together again (RFC 3676); with `delSp` without the blank at their end. */
  flowed: boolean;
  delSp: boolean;
  isAttachment: boolean;
  /** Name of a file, as text; null when it has none. What stands raw in it is most likely written in `charset`. */
  nameIn: (charset: string | null) => string | null;
  /** The name of a file in its description; null when none stands there. For files that have no other. */
  describedIn: (charset: string | null) => string | null;
  /** What S/MIME says that it wraps: `signed-data`, `enveloped-data` …; null when it says nothing. */
  smimeType: string | null;
  /** Without its angle brackets. */
  contentId: string | null;
  /** Whether a word stands in it as it came. */
  includes: (word: string) => boolean;
  /** Its bytes, its transfer encoding undone; with a limit at least so many of them, when there are. */
  content: (limit?: number) => Buffer;
}

interface Found {
  node: MimeNode;
  pieces: Buffer[];
  hasChildren: boolean;
}

const piecesOf = function* (raw: Buffer): Generator<Buffer> {
  for (let start = 0; start < raw.length; start += pieceBytes) yield raw.subarray(start, start + pieceBytes);
};

const hasMoreLines = (raw: Buffer, most: number): boolean => {
  let count = 0;
  for (let at = raw.indexOf(0x0a); at !== -1 && count <= most; at = raw.indexOf(0x0a, at + 1)) count += 1;
  return count > most;
};

const isBeyondLimits = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EMAXLEN';

const split = async (raw: Buffer): Promise<Found[]> => {
  if (hasMoreLines(raw, mostLines)) throw new UnreadableLetter('BEYOND_LIMITS', `more than ${mostLines} lines`);
  const found = new Map<MimeNode, Found>();
  // a letter within a letter is a file: what it says is not what this one says
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: longestHeadersBytes, maxChildNodes: mostParts });
  try {
    for await (const chunk of Readable.from(piecesOf(raw)).pipe(splitter) as AsyncIterable<SplitterChunk>) {
      if (chunk.type === 'node') {
        found.set(chunk, { node: chunk, pieces: [], hasChildren: false });
        const around = chunk.parentNode ? found.get(chunk.parentNode) : undefined;
        if (around) around.hasChildren = true;
      } else if ('value' in chunk && chunk.value) found.get(chunk.node)?.pieces.push(chunk.value);
    }
  } catch (error) {
    throw isBeyondLimits(error) ? new UnreadableLetter('BEYOND_LIMITS', String(error)) : error;
  }
  return [...found.values()].map((one) => (one.hasChildren ? one : { ...one, pieces: upToBlankEnding(one.pieces, one.node._parentBoundary) }));
};

const ancestorsOf = (node: MimeNode): MimeNode[] => (node.parentNode ? [node.parentNode, ...ancestorsOf(node.parentNode)] : []);

/** A field of a part, unfolded, a character for each byte. */
const fieldOf = (node: MimeNode, name: string): string => {
  const line = node.headers ? (node.headers.getList().find(({ key }) => key === name)?.line ?? '') : '';
  return withoutBlanks(line.slice(line.indexOf(':') + 1).replaceAll(/\r?\n(?=[ \t])/g, ''));
};

/** Of a path of Windows, whose backslashes would escape what follows them, the name alone. */
const withoutPaths = (field: string): string => field.replaceAll(/"[a-z]:\\(?:[^"\\]*\\)*([^"\\]*)"/gi, '"$1"');

const parameterOf = (node: MimeNode, name: string, parameter: string, charset: string | null): string | null => {
  const field = withoutPaths(fieldOf(node, name));
  const { params, decodedParams } = libmime.parseHeaderValue(safeFromTrimming(field), { stripComments: true });
  const value = asItStood(params[parameter] ?? '');
  if (value === '') return null;
  // what came by RFC 2231 is text already, and must not be decoded twice; what lies raw in pieces is not
  const isText = decodedParams?.includes(parameter) === true && !(/[\x80-\xff]/.test(field) && !/[\u0100-\uffff]/.test(value));
  return isText ? value : decodedWords(value, charset);
};

const escapedBytes = /(?:%[89a-f][\da-f]){2,}/i;
const unescaped = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

/** A name as somebody gave it, where a program put one code into another: encoded words in the form of RFC 2231 or twice, percents without it, quotes of its own. */
const plainName = (name: string): string => {
  const decoded = name.includes('=?') && name.includes('?=') && !/[^ -~]/.test(name) ? decodedWords(name, null) : name;
  return (escapedBytes.test(decoded) ? unescaped(decoded) : decoded).replace(/^'(.+)'$/s, '$1');
};

/** Outlook and Notes tell the name of a file once more where others describe it. */
const describedName = (node: MimeNode, charset: string | null): string | null => {
  const description = decodedWords(fieldOf(node, 'content-description'), charset).trim();
  return /^[^/\\<>]{1,150}\.[a-z0-9]{2,5}$/i.test(description) ? description : null;
};

const nameOf = (node: MimeNode, charset: string | null): string | null => {
  const name = parameterOf(node, 'content-disposition', 'filename', charset) ?? parameterOf(node, 'content-type', 'name', charset);
  return name === null ? null : plainName(name);
};

const typeOf = ({ node, hasChildren }: Found): string => {
  // a multipart whose parts nobody finds is shown as it stands
  if (node.multipart && !hasChildren) return 'text/plain';
  const type = node.contentType === false ? '' : node.contentType;
  // RFC 2046: what lies in a digest is a letter unless it says otherwise
  if (fieldOf(node, 'content-type') === '' && node.parentNode && node.parentNode.contentType === 'multipart/digest') return 'message/rfc822';
  return type === '' || type === 'text' ? 'text/plain' : type;
};

const plainEncodings: ReadonlySet<string> = new Set(['', '7bit', '8bit', 'binary']);
const onlyBase64 = /^[A-Za-z0-9+/\r\n]{4,}={0,2}[\r\n \t]*$/;

/** How a part is coded: some write it in quotes or with something behind it, and some say twice how it is, once before it was coded. */
const encodingOf = (node: MimeNode, coded: Buffer): string | null => {
  if (node.multipart || !node.headers) return null;
  const said = node.headers.getList().filter(({ key }) => key === 'content-transfer-encoding').map(({ line }) => /^[^:]*:[\s"']*([^\s"';(]*)/.exec(line)?.[1]?.toLowerCase() ?? '');
  const [first = ''] = said;
  const coding = said.find((one) => !plainEncodings.has(one));
  if (coding === undefined || coding === first) return first || node.encoding || null;
  return coding === 'base64' && !onlyBase64.test(coded.toString('latin1', 0, 10_000)) ? null : coding;
};

const contentOf = ({ node, pieces }: Found, limit: number): Buffer => {
  const coded: Buffer[] = [];
  for (let length = 0; coded.length < pieces.length && length < limit * mostCodedBytes; length += coded.at(-1)?.length ?? 0) coded.push(pieces[coded.length] ?? Buffer.alloc(0));
  const bytes = Buffer.concat(coded);
  return transferred(bytes, encodingOf(node, bytes));
};

/**
 * The parts of a letter that hold something, in their order.
 * @throws UnreadableLetter beyond a megabyte of headers, 300 parts or three million lines
 */
export const partsOf = async (raw: Buffer): Promise<LetterPart[]> => {
  const found = await split(raw);
  return found
    .filter(({ node, hasChildren }) => !node.multipart || !hasChildren)
    .map((one) => {
      const { node } = one;
      return {
        type: typeOf(one),
        within: ancestorsOf(node),
        charset: node.charset === false ? null : node.charset,
        flowed: node.flowed,
        delSp: node.delSp,
        isAttachment: node.disposition === 'attachment',
        nameIn: (charset) => nameOf(node, charset),
        describedIn: (charset) => describedName(node, charset),
        smimeType: parameterOf(node, 'content-type', 'smime-type', null)?.toLowerCase() ?? null,
        contentId: fieldOf(node, 'content-id').replace(/^<(.*)>$/s, '$1').trim() || null,
        includes: (word) => one.pieces.some((piece) => piece.includes(word)),
        content: (limit = Infinity) => contentOf(one, limit),
      };
    });
};

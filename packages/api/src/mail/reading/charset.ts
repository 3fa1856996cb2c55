import { TextDecoder } from 'node:util';
import { russianScore } from './cyrillic.ts';
import { decodeUtf7, unshifted } from './sevenBit.ts';

/** A text and by which charset it was read, in lower case. */
export interface DecodedText {
  text: string;
  charset: string;
}

/** Names that mail programs give and the standard of the web does not know. */
const otherNames: Readonly<Record<string, string>> = {
  'win-1251': 'windows-1251', windows1251: 'windows-1251', 'cp-1251': 'windows-1251', win1251: 'windows-1251', 'ansi-1251': 'windows-1251', 'x-windows-1251': 'windows-1251',
  koi8r: 'koi8-r', 'koi-8-r': 'koi8-r', 'koi8-ru': 'koi8-u', 'cp-866': 'ibm866', 'dos-866': 'ibm866', 'x-cp866': 'ibm866', 'ibm-866': 'ibm866', alt: 'ibm866',
  utf8: 'utf-8', 'utf-8n': 'utf-8', 'x-mac-ukrainian': 'x-mac-cyrillic', 'mac-cyrillic': 'x-mac-cyrillic', 'unicode-1-1-utf-7': 'utf-7', utf7: 'utf-7', cp10007: 'x-mac-cyrillic',
};
/** Tables by which Russian is written; of two that read a text alike, the first counts. */
const cyrillicCharsets = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'] as const;
const cyrillic: ReadonlySet<string> = new Set([...cyrillicCharsets, 'koi8-u']);
/** Single-byte tables of the West: a program that knows no better names them for whatever it sends. */
const western: ReadonlySet<string> = new Set(['windows-1252', 'us-ascii', 'iso-8859-15', 'macintosh']);

/** A Cyrillic label is overruled only by a reading that is better by so much, and for a text of so many letters. */
const clearlyBetter = 0.35;
const enoughLetters = 4;
/** Fewer letters say nothing against a label by which they are written as people write: abbreviations have no statistics. */
const manyLetters = 12;
const looksRussian = 0.55;
/** A longer text is judged by its beginning. */
const judgedBytes = 20_000;
/** Nobody writes more in it; a message holds as much. */
const longestUtf7 = 1_000_000;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const decoders = new Map<string, TextDecoder>();
const decoderOf = (charset: string): TextDecoder => {
  const known = decoders.get(charset) ?? new TextDecoder(charset);
  decoders.set(charset, known);
  return known;
};
const decodeBy = (bytes: Uint8Array, charset: string): string => decoderOf(charset).decode(bytes);
const by = (bytes: Uint8Array, charset: string): DecodedText => ({ text: decodeBy(bytes, charset), charset });

/** The charset that a label means; null for none and for what nobody knows. */
export const charsetOf = (label: string | null | undefined): string | null => {
  const name = (label ?? '').trim().toLowerCase().replaceAll(/^["']+|["']+$/g, '').replaceAll('_', '-');
  const meant = otherNames[name] ?? name;
  if (meant === 'utf-7' || meant.startsWith('iso-2022-') || meant === 'us-ascii') return meant;
  try {
    return new TextDecoder(meant).encoding;
  } catch {
    return null;
  }
};

/** Three letters of «рев.» in cp866 are by chance a letter of Hindi in UTF-8: a few of a script that nobody here writes prove nothing. */
const isByChance = (text: string): boolean => {
  const beyond = text.match(/\P{ASCII}/gu) ?? [];
  return beyond.length < 4 && !beyond.some((char) => /[\p{Script=Cyrillic}\p{Script=Latin}\p{P}\p{S}\p{Z}]/u.test(char));
};

/** Two letters of an alphabet that is written here are no chance: in a table of single bytes they would be four signs that never meet. */
const isSurelyWritten = (text: string): boolean => (text.match(/[\p{Script=Cyrillic}\p{Script=Latin}](?<=\P{ASCII})/gu)?.length ?? 0) >= 2 && !isByChance(text);

const strictly = (bytes: Uint8Array): string | null => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
};

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Bytes without the parts of a character at either end: whoever cuts a text at so many bytes leaves them. The same when there are none. */
const withoutBrokenEnds = (bytes: Uint8Array): Uint8Array => {
  let [start, end] = [0, bytes.length];
  while (start < 3 && isContinuation(bytes[start])) start += 1;
  let lead = end - 1;
  while (lead > end - 4 && isContinuation(bytes[lead])) lead -= 1;
  const first = bytes[lead] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  if (first >= 0xc2 && lead + length > end) end = lead;
  return bytes.subarray(start, Math.max(end, start));
};

const broken = '\ufffd';

/** Valid UTF-8 as text, and so what is broken at its ends alone; null for everything else. */
const utf8Of = (bytes: Uint8Array, isNamed: boolean): string | null => {
  const whole = strictly(bytes);
  if (whole !== null) return !isNamed && isByChance(whole) ? null : whole;
  const inner = withoutBrokenEnds(bytes);
  const text = inner.length === bytes.length ? null : strictly(inner);
  if (text === null || !/\P{ASCII}/u.test(text) || (!isNamed && !isSurelyWritten(text))) return null;
  return `${inner.byteOffset > bytes.byteOffset ? broken : ''}${text}${inner.byteOffset + inner.length < bytes.byteOffset + bytes.length ? broken : ''}`;
};

/** Whether bytes beyond ASCII come in runs, as in a text of another alphabet; in «café» and «Größe» each stands alone. */
const comesInRuns = (bytes: Uint8Array): boolean => {
  let [high, alone] = [0, 0];
  const isHigh = (index: number): boolean => (bytes[index] ?? 0) >= 0x80;
  for (let index = 0; index < bytes.length; index += 1) {
    if (!isHigh(index)) continue;
    high += 1;
    if (!isHigh(index - 1) && !isHigh(index + 1)) alone += 1;
  }
  return alone < high / 2;
};
/** Whether most words that go beyond ASCII are Latin ones with marked letters, «Hyvää», and not words of another alphabet beside Latin ones. */
const marksLatinWords = (bytes: Uint8Array): boolean => {
  let [latin, others] = [0, 0];
  for (const [word] of Buffer.from(bytes.subarray(0, judgedBytes)).toString('latin1').matchAll(/[a-z\x80-\xff]+/gi)) {
    if (!/[\x80-\xff]/.test(word)) continue;
    if (/[a-z]/i.test(word) && /[\xc0-\xff]/.test(word) && !/[\x80-\xff]{3}/.test(word)) latin += 1;
    else others += 1;
  }
  return latin > others;
};
const isAmongLatin = (bytes: Uint8Array): boolean => /[a-z][\x80-\xff]|[\x80-\xff][a-z]/i.test(Buffer.from(bytes.subarray(0, judgedBytes)).toString('latin1'));

const lettersIn = (bytes: Uint8Array): number => bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);

/** Words of Russian letters in a case that people write, whatever stands between them. */
const isWritten = (text: string): boolean => {
  const words = text.match(/(?:(?![«»„“”–—№…\u00a0])\P{ASCII})+/gu) ?? [];
  return words.length > 0 && words.every((word) => /^(?:[А-ЯЁ]?[а-яё]*|[А-ЯЁ]*)$/.test(word));
};

/**
 * What a reading by the table of Windows is worth beyond its letters: almost everybody writes by it, and abbreviations say nothing.
 * «СТП» by it is «яро» by koi8-r. The more letters, the less it needs.
 */
const worthOfWindows = (bytes: Uint8Array, text: string): number => (isWritten(text) ? 40 / Math.max(lettersIn(bytes), 1) ** 3 : 0);

/** The Cyrillic table that reads the bytes best. */
const bestCyrillic = (bytes: Uint8Array): { charset: string; score: number } => {
  const beginning = bytes.subarray(0, judgedBytes);
  const scored = cyrillicCharsets.map((charset) => {
    const text = decoderOf(charset).decode(beginning);
    const score = russianScore(text);
    return { charset, score, worth: score + (charset === 'windows-1251' ? worthOfWindows(beginning, text) : 0) };
  });
  return scored.reduce((best, one) => (one.worth > best.worth ? one : best));
};

/** A text that says UTF-8 and is not quite: one broken character is a broken character, many are another charset. */
const isMostlyUtf8 = (text: string): boolean => {
  const lost = text.split(broken).length - 1;
  const whole = (text.match(/\P{ASCII}/gu)?.length ?? 0) - lost;
  return lost * 4 <= whole;
};

const guessed = (bytes: Uint8Array, otherwise: string): DecodedText => {
  const { charset, score } = bestCyrillic(bytes);
  if (comesInRuns(bytes) && !marksLatinWords(bytes) && score >= looksRussian) return by(bytes, charset);
  return by(bytes, otherwise);
};

/** Lines of a table in cp866: the same of its signs again and again. In Windows they are «ДДД», «ННН», «ЫЫЫ». */
const drawnLines = /[─═█▄▀░▒▓]{3}/;
const drawn = /[\u2500-\u259f]/g;

/**
 * Whether a Cyrillic label is wrong. «ФГУП» by it is «тцсо» by koi8-r, which is better by its letters: only what nobody writes so by the label
 * and everybody by another table is doubted from a few letters on. Of a table drawn in cp866 only its words count.
 */
const isMislabelled = (bytes: Uint8Array, named: string, best: { charset: string; score: number }): boolean => {
  const letters = lettersIn(bytes);
  const beginning = bytes.subarray(0, judgedBytes);
  const said = decodeBy(beginning, named);
  const words = named === 'ibm866' && drawnLines.test(said) ? said.replaceAll(drawn, ' ') : said;
  const margin = best.score - russianScore(words);
  if (words !== said && !/\P{ASCII}/u.test(words)) return false;
  if (!isWritten(words) && isWritten(decodeBy(beginning, best.charset))) return letters >= enoughLetters && margin > clearlyBetter;
  return letters >= manyLetters && margin > clearlyBetter + 3 / letters;
};

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

const byMark = (bytes: Uint8Array): string | null => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
};

/** Which byte of UTF-16 comes first where no mark says so: of text in Latin and Cyrillic letters the upper one is 00, 04 or 20. Null where that is not clear. */
const orderOf = (bytes: Uint8Array): string | null => {
  const upper = (parity: number): number => bytes.subarray(0, judgedBytes).reduce((sum, byte, at) => sum + (at % 2 === parity && (byte === 0x00 || byte === 0x04 || byte === 0x20) ? 1 : 0), 0);
  const [even, odd] = [upper(0), upper(1)];
  return even > 2 * odd + 1 ? 'utf-16be' : odd > 2 * even + 1 ? 'utf-16le' : null;
};

const japaneseEscapes = ['\u001b$B', '\u001b$@', '\u001b(J'];

const sevenBitOf = (bytes: Uint8Array, label: string | null): DecodedText => {
  if (label === 'utf-7') return { text: decodeUtf7(Buffer.from(bytes.subarray(0, longestUtf7)).toString('latin1')), charset: 'utf-7' };
  if (label === 'iso-2022-kr' || label?.startsWith('iso-2022-cn')) return { text: unshifted(bytes, decoderOf(label === 'iso-2022-kr' ? 'euc-kr' : 'gb18030')), charset: label };
  if (label === 'iso-2022-jp' || japaneseEscapes.some((escape) => Buffer.from(bytes).includes(escape))) return by(bytes, 'iso-2022-jp');
  return { text: Buffer.from(bytes).toString('latin1'), charset: 'us-ascii' };
};

/**
 * Reads bytes as text. The label counts as far as it can be true: Russian programs leave it out, call everything us-ascii or
 * iso-8859-1, or name windows-1251 and write koi8-r. What is valid UTF-8 is UTF-8; among Cyrillic tables the statistics of letters
 * decide, and against a Cyrillic label only when they are clear; all other labels are taken at their word.
 */
export const decodeText = (bytes: Uint8Array, label: string | null): DecodedText => {
  const named = charsetOf(label);
  const mark = byMark(bytes);
  if (mark) return by(bytes, mark);
  if (named?.startsWith('utf-16')) return by(bytes, orderOf(bytes) ?? named);
  if (named === 'utf-7' || named?.startsWith('iso-2022-') || isAscii(bytes)) return sevenBitOf(bytes, named);
  const isSingleByte = named === null || named === 'utf-8' || western.has(named) || cyrillic.has(named);
  if (!isSingleByte) return by(bytes, named);
  const utf8 = utf8Of(bytes, named === 'utf-8');
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' };
  if (named === 'utf-8') {
    const repaired = by(bytes, 'utf-8');
    return isMostlyUtf8(repaired.text.slice(0, judgedBytes)) ? repaired : guessed(bytes, 'windows-1251');
  }
  if (named !== null && cyrillic.has(named)) {
    const best = bestCyrillic(bytes);
    return by(bytes, isMislabelled(bytes, named, best) ? best.charset : named);
  }
  return guessed(bytes, named !== null && named !== 'us-ascii' ? named : isAmongLatin(bytes) ? 'windows-1252' : 'windows-1251');
};

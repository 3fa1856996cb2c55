import type { LetterFile } from '../../attachments/letterFiles.ts';

const beginning = /^begin(-base64)? [0-7]{3,4} (.+)$/;
const wholeLine = /^[\x20-\x60]+$/;

const valueOf = (line: string, index: number): number => ((line.charCodeAt(index) || 0x20) - 0x20) & 0x3f;

/** The bytes of one line of uuencode, whose first character says how many they are. */
const bytesOfLine = (line: string): Buffer => {
  const bytes: number[] = [];
  for (let index = 1; bytes.length < valueOf(line, 0); index += 4) {
    const four = valueOf(line, index) * 0x40000 + valueOf(line, index + 1) * 0x1000 + valueOf(line, index + 2) * 0x40 + valueOf(line, index + 3);
    bytes.push(four >> 16, (four >> 8) & 0xff, four & 0xff);
  }
  return Buffer.from(bytes.slice(0, valueOf(line, 0)));
};

/** Where the block that begins at a line ends; null when it never does, and then it is no block: another beginning ends it, too. */
const endOf = (lines: readonly string[], start: number, isBase64: boolean): number | null => {
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === (isBase64 ? '====' : 'end')) return index;
    if (line !== '' && !(isBase64 ? /^[a-z0-9+/=]+$/i : wholeLine).test(line)) return null;
  }
  return null;
};

/**
 * Files that old programs write into the text (§4.5): they leave it and become files. Given as bytes, a character each, since a block
 * is ASCII whatever the text around it is.
 */
export const withoutUuencoded = (text: string): { text: string; files: LetterFile[] } => {
  if (!/^begin(?:-base64)? [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const lines = text.split(/\r?\n/);
  const kept: string[] = [];
  const files: LetterFile[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [, base64, name] = beginning.exec(lines[index] ?? '') ?? [];
    const end = name === undefined ? null : endOf(lines, index, base64 !== undefined);
    if (name === undefined || end === null) {
      kept.push(lines[index] ?? '');
      continue;
    }
    const coded = lines.slice(index + 1, end);
    const content = base64 ? Buffer.from(coded.join(''), 'base64') : Buffer.concat(coded.filter((line) => line !== '').map(bytesOfLine));
    files.push({ name: name.trim(), contentType: 'application/octet-stream', content, contentId: null });
    index = end;
  }
  return { text: kept.join('\n'), files };
};

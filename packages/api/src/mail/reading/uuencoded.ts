import type { LetterFile } from '../../attachments/letterFiles.ts';

const lineFeed = 0x0a;
const beginning = /^begin(-base64)? [0-7]{3,4} (.+)$/;
/** The longest line of a heading that is looked at. */
const longestHeading = 1_000;
/** Sixty-three is the most that a first character can say; some programs add a sum. */
const longestLine = 120;

/** A line without its end, and where the next one begins. */
const lineAt = (bytes: Buffer, start: number): { line: Buffer; next: number } => {
  const feed = bytes.indexOf(lineFeed, start);
  const [end, next] = feed === -1 ? [bytes.length, bytes.length] : [feed, feed + 1];
  return { line: bytes.subarray(start, bytes[end - 1] === 0x0d && end > start ? end - 1 : end), next };
};

const valueOf = (byte: number | undefined): number => ((byte ?? 0x20) - 0x20) & 0x3f;
const isCoded = (line: Buffer): boolean => {
  if (line.length > longestLine) return false;
  for (let index = 0; index < line.length; index += 1) if ((line[index] ?? 0) < 0x20 || (line[index] ?? 0) > 0x60) return false;
  return true;
};

/** Writes the bytes of one line, whose first character says how many they are. Answers where the next ones go. */
const decodeLine = (line: Buffer, into: Buffer, at: number): number => {
  const end = Math.min(at + valueOf(line[0]), into.length);
  for (let index = 1, place = at; place < end; index += 4, place += 3) {
    const four = valueOf(line[index]) * 0x40000 + valueOf(line[index + 1]) * 0x1000 + valueOf(line[index + 2]) * 0x40 + valueOf(line[index + 3]);
    into[place] = four >> 16;
    if (place + 1 < end) into[place + 1] = (four >> 8) & 0xff;
    if (place + 2 < end) into[place + 2] = four & 0xff;
  }
  return end;
};

interface Block {
  content: Buffer;
  next: number;
}

/** The block that begins here; null when it never ends, and then it is no block: another beginning breaks it off, too. */
const uuBlock = (bytes: Buffer, start: number): Block | null => {
  let end = start;
  for (;;) {
    const { line, next } = lineAt(bytes, end);
    if (line.equals(endOfBlock)) break;
    if (next === end || !isCoded(line)) return null;
    end = next;
  }
  const content = Buffer.alloc(end - start);
  let length = 0;
  for (let at = start; at < end; ) {
    const { line, next } = lineAt(bytes, at);
    if (line.length > 0) length = decodeLine(line, content, length);
    at = next;
  }
  return { content: content.subarray(0, length), next: lineAt(bytes, end).next };
};
const endOfBlock = Buffer.from('end');

const base64Block = (bytes: Buffer, start: number): Block | null => {
  const end = bytes.indexOf('\n====', start);
  if (end === -1) return null;
  const coded = bytes.subarray(start, end).toString('latin1');
  return /^[a-z0-9+/=\s]*$/i.test(coded) ? { content: Buffer.from(coded, 'base64'), next: lineAt(bytes, end + 1).next } : null;
};

/** Files that old programs write into the text (§4.5): they leave it and become files. A block is ASCII, whatever the text around it is. */
export const withoutUuencoded = (bytes: Buffer): { text: Buffer; files: LetterFile[] } => {
  const kept: Buffer[] = [];
  const files: LetterFile[] = [];
  let from = 0;
  for (let at = bytes.indexOf('begin'); at !== -1; at = bytes.indexOf('begin', at)) {
    const { line, next } = lineAt(bytes, at);
    const startsLine = at === 0 || bytes[at - 1] === lineFeed;
    const [, base64, name] = (startsLine && line.length <= longestHeading && beginning.exec(line.toString())) || [];
    const block = name === undefined ? null : base64 ? base64Block(bytes, next) : uuBlock(bytes, next);
    if (block && name !== undefined) {
      kept.push(bytes.subarray(from, at));
      files.push({ name: name.trim(), contentType: 'application/octet-stream', content: block.content, contentId: null });
      from = block.next;
    }
    at = block ? block.next : at + 1;
  }
  return files.length === 0 ? { text: bytes, files } : { text: Buffer.concat([...kept, bytes.subarray(from)]), files };
};

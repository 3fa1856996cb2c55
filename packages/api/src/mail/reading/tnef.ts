import type { LetterFile } from '../../attachments/letterFiles.ts';
import { decodeText } from './charset.ts';
import { noProperties, propertiesIn, type MapiProperties } from './mapiProperties.ts';
import { BytesInOrder } from './bytesInOrder.ts';

/** What Outlook packs into a `winmail.dat` when it takes the other side for an Outlook. */
export interface Winmail {
  files: LetterFile[];
  /** Null when the package holds none that we read. */
  text: string | null;
  html: string | null;
  /** Its text stands in Microsoft's compressed form, and in no other that we read. */
  hasHiddenText: boolean;
}

const signature = 0x223e9f78;
const mostFiles = 300;
const attachmentLevel = 2;
const attribute = { body: 0x800c, data: 0x800f, title: 0x8010, newAttachment: 0x9002, properties: 0x9003, attachmentProperties: 0x9005, codePage: 0x9007 } as const;
const property = { body: 0x1000, compressed: 0x1009, html: 0x1013, attachedBytes: 0x3701, fileName: 0x3704, longFileName: 0x3707, mediaType: 0x370e, contentId: 0x3712 } as const;

const charsetOfCodePage = (page: number): string | null => ({ 65001: 'utf-8', 866: 'ibm866', 20866: 'koi8-r', 10007: 'x-mac-cyrillic' })[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : null);

interface Packed {
  title: Buffer | null;
  data: Buffer | null;
  properties: MapiProperties;
}

/** Text without the zero that ends it. */
const stringOf = (bytes: Buffer | null, charset: string | null): string | null => {
  const text = bytes === null ? '' : decodeText(bytes, charset).text.replaceAll('\u0000', '');
  return text === '' ? null : text;
};

const fileOf = ({ title, data, properties }: Packed, charset: string | null): LetterFile | null => {
  const content = data ?? properties.bytes(property.attachedBytes);
  if (!content) return null;
  const text = (id: number): string | null => properties.text(id, charset);
  return {
    name: text(property.longFileName) ?? text(property.fileName) ?? stringOf(title, charset) ?? 'winmail.bin',
    contentType: text(property.mediaType)?.toLowerCase() ?? 'application/octet-stream',
    content,
    contentId: text(property.contentId)?.replace(/^<(.*)>$/s, '$1') ?? null,
  };
};

const unpacked = (given: Buffer): Winmail | null => {
  const bytes = new BytesInOrder(given);
  if (bytes.uint32() !== signature) return null;
  bytes.skip(2);
  let charset: string | null = null;
  let text: string | null = null;
  let own: MapiProperties | null = null;
  const packed: Packed[] = [];
  while (bytes.left > 0) {
    const level = bytes.uint8();
    const id = bytes.uint32() & 0xffff;
    const content = bytes.take(bytes.uint32());
    // a checksum that nobody else checks either
    bytes.skip(2);
    const last = packed.at(-1);
    if (id === attribute.newAttachment) {
      if (packed.length === mostFiles) return null;
      packed.push({ title: null, data: null, properties: noProperties });
    } else if (level === attachmentLevel && last) {
      if (id === attribute.title) last.title = content;
      else if (id === attribute.data) last.data = content;
      else if (id === attribute.attachmentProperties) last.properties = propertiesIn(content);
    } else if (id === attribute.codePage) charset = charsetOfCodePage(content.readUInt32LE(0));
    else if (id === attribute.properties) own = propertiesIn(content);
    else if (id === attribute.body) text = stringOf(content, charset);
  }
  const said = own?.text(property.body, charset) ?? text;
  const html = stringOf(own?.bytes(property.html) ?? null, charset);
  return { files: packed.flatMap((one) => fileOf(one, charset) ?? []), text: said, html, hasHiddenText: said === null && html === null && Boolean(own?.bytes(property.compressed)) };
};

/** Takes a `winmail.dat` (TNEF) apart. Null when it is broken: then it stays the file that it is. */
export const unpackWinmail = (given: Buffer): Winmail | null => {
  try {
    return unpacked(given);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

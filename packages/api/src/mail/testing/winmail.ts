const uint = (length: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntLE(value, 0, length);
  return bytes;
};
const attribute = (level: 1 | 2, id: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([level]), uint(4, id), uint(4, content.length), content, uint(2, 0)]);
const padded = (content: Buffer): Buffer => Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);

/** A property of Outlook: text as UTF-16 with a zero at its end, or bytes. */
const property = (id: number, value: string | Buffer): Buffer => {
  const content = typeof value === 'string' ? Buffer.from(`${value}\u0000`, 'utf16le') : value;
  return Buffer.concat([uint(2, typeof value === 'string' ? 0x1f : 0x102), uint(2, id), uint(4, 1), uint(4, content.length), padded(content)]);
};
/** One of a fixed length and one with a name of its own, which every reader has to step over. */
const others = [Buffer.concat([uint(2, 0x03), uint(2, 0x0e20), uint(4, 7)]), Buffer.concat([uint(2, 0x0b), uint(2, 0x8001), Buffer.alloc(16), uint(4, 1), uint(4, 6), padded(Buffer.from('имя', 'utf16le')), uint(4, 1)])];
const properties = (...all: Buffer[]): Buffer => Buffer.concat([uint(4, all.length + others.length), ...others, ...all]);

export interface WinmailFile {
  /** As DOS would have it, in the charset of the machine. */
  title: Buffer;
  content: Buffer;
  longName?: string;
  contentId?: string;
}

/** A `winmail.dat` as Outlook packs it. */
export const winmailOf = ({ files = [], text, html, compressed, codePage = 1251 }: { files?: readonly WinmailFile[]; text?: string; html?: Buffer; compressed?: Buffer; codePage?: number }): Buffer =>
  Buffer.concat([
    uint(4, 0x223e9f78), uint(2, 0x0001),
    attribute(1, 0x9007, Buffer.concat([uint(4, codePage), uint(4, 0)])),
    attribute(1, 0x9003, properties(...(text === undefined ? [] : [property(0x1000, text)]), ...(html === undefined ? [] : [property(0x1013, html)]), ...(compressed === undefined ? [] : [property(0x1009, compressed)]))),
    ...files.flatMap(({ title, content, longName, contentId }) => [
      attribute(2, 0x9002, Buffer.alloc(14)),
      attribute(2, 0x8010, Buffer.concat([title, Buffer.from([0])])),
      attribute(2, 0x800f, content),
      attribute(2, 0x9005, properties(...(longName === undefined ? [] : [property(0x3707, longName)]), ...(contentId === undefined ? [] : [property(0x3712, contentId)]))),
    ]),
  ]);

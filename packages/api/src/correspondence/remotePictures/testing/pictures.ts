import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib';

const bytesOf = (size: 2 | 4, value: number, order: 'little' | 'big'): Buffer => {
  const bytes = Buffer.alloc(size);
  if (order === 'little') bytes.writeUIntLE(value, 0, size); else bytes.writeUIntBE(value, 0, size);
  return bytes;
};

/** One chunk of a PNG. */
export const pngChunk = (type: string, content: Uint8Array | string): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(content)]);
  return Buffer.concat([bytesOf(4, named.length - 4, 'big'), named, bytesOf(4, crc32(named), 'big')]);
};

interface PngParts {
  width: number;
  height: number;
  bits?: 1 | 8 | 16;
  /** Grey unless it is said otherwise. */
  colour?: 'GREY' | 'RGB' | 'RGBA';
  interlaced?: boolean;
  /** Its rows, compressed. */
  data: Uint8Array;
  /** Chunks besides. */
  more?: readonly Buffer[];
}
export const pngOf = ({ width, height, bits = 8, colour = 'GREY', interlaced = false, data, more = [] }: PngParts): Buffer => {
  const header = Buffer.concat([bytesOf(4, width, 'big'), bytesOf(4, height, 'big'), Buffer.from([bits, { GREY: 0, RGB: 2, RGBA: 6 }[colour], 0, 0, interlaced ? 1 : 0])]);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngChunk('IHDR', header), ...more, pngChunk('IDAT', data), pngChunk('IEND', '')]);
};

/** A red point and a blue one beside it. */
export const twoPoints = Buffer.from([0, 0xff, 0, 0, 0, 0, 0xff]);
export const pngOfTwoPoints = (...more: Buffer[]): Buffer => pngOf({ width: 2, height: 1, colour: 'RGB', data: deflateSync(twoPoints), more });

const zeroMegabytes = 4;
/** So many megabytes of zeros, compressed without ever lying in memory. */
export const deflatedZeros = (megabytes: number): Buffer => {
  const times = Math.ceil(megabytes / zeroMegabytes);
  const block = deflateRawSync(Buffer.alloc(zeroMegabytes * 1024 ** 2), { finishFlush: constants.Z_FULL_FLUSH });
  const sum = (times * zeroMegabytes * 1024 ** 2) % 65_521;
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: times }, () => block), Buffer.from([3, 0]), bytesOf(2, sum, 'big'), bytesOf(2, 1, 'big')]);
};

const smallBlocks = (bytes: Uint8Array): Buffer => Buffer.concat([...Array.from({ length: Math.ceil(bytes.length / 255) }, (_, at) => bytes.subarray(at * 255, (at + 1) * 255)).flatMap((block) => [Buffer.from([block.length]), block]), Buffer.from([0])]);

/** Points of four colours as a GIF writes them, three bits each; the table of words is begun anew so often that it never grows. */
const gifData = (points: readonly number[]): Buffer => {
  const [anew, end] = [4, 5];
  const codes = [...points.flatMap((point, at) => (at % 2 === 0 ? [anew, point] : [point])), end];
  const bytes = Buffer.alloc(Math.ceil((codes.length * 3) / 8));
  for (const [at, code] of codes.entries())
    for (let bit = 0; bit < 3; bit += 1) {
      const place = at * 3 + bit;
      bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (((code >> bit) & 1) << (place & 7));
    }
  return Buffer.concat([Buffer.from([2]), smallBlocks(bytes)]);
};

interface GifParts {
  side: number;
  frames: number;
  /** What a person would write to it. */
  comment?: string;
}
/** A square GIF whose frames differ, a tenth of a second each. */
export const gifOf = ({ side, frames, comment }: GifParts): Buffer => {
  const size = Buffer.concat([bytesOf(2, side, 'little'), bytesOf(2, side, 'little')]);
  const head = Buffer.concat([Buffer.from('GIF89a'), size, Buffer.from([0x91, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0])]);
  const forEver = Buffer.concat([Buffer.from([0x21, 0xff, 11]), Buffer.from('NETSCAPE2.0'), Buffer.from([3, 1, 0, 0, 0])]);
  const remark = comment === undefined ? Buffer.alloc(0) : Buffer.concat([Buffer.from([0x21, 0xfe]), smallBlocks(Buffer.from(comment))]);
  const looks = Array.from({ length: Math.min(frames, 4) }, (_, frame) => Buffer.concat([Buffer.from([0x21, 0xf9, 4, 4, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0]), size, Buffer.from([0]), gifData(Array.from({ length: side * side }, (_point, at) => (at + frame) % 4))]));
  return Buffer.concat([head, forEver, remark, ...Array.from({ length: frames }, (_, frame) => looks[frame % looks.length] ?? Buffer.alloc(0)), Buffer.from([0x3b])]);
};

/** Red on the left and blue on the right, 16 × 8, to be turned by a quarter; its metadata say whose camera it was. */
export const turnedJpeg = Buffer.from('/9j/4QD+RXhpZgAASUkqAAgAAAAIABIBAwABAAAABgAAABoBBQABAAAAbgAAABsBBQABAAAAdgAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAJiCAgAYAAAAfgAAAGmHBAABAAAAlgAAACWIBAABAAAA5AAAAAAAAAA4YwAA6AMAADhjAADoAwAAdGhlIG93bmVyIG9mIHRoZSBjYW1lcmEABgAAkAcABAAAADAyMTABkQcABAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAABAAAAADoAQAAQAAAAgAAAAAAAAAAQABAAIAAgAAAE4AAAAAAAAA/+IB8ElDQ19QUk9GSUxFAAEBAAAB4GxjbXMEIAAAbW50clJHQiBYWVogB+IAAwAUAAkADgAdYWNzcE1TRlQAAAAAc2F3c2N0cmwAAAAAAAAAAAAAAAAAAPbWAAEAAAAA0y1oYW5keem/Vlo+AbaDI4VVRvdPqgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAKZGVzYwAAAPwAAAAkY3BydAAAASAAAAAid3RwdAAAAUQAAAAUY2hhZAAAAVgAAAAsclhZWgAAAYQAAAAUZ1hZWgAAAZgAAAAUYlhZWgAAAawAAAAUclRSQwAAAcAAAAAgZ1RSQwAAAcAAAAAgYlRSQwAAAcAAAAAgbWx1YwAAAAAAAAABAAAADGVuVVMAAAAIAAAAHABzAFIARwBCbWx1YwAAAAAAAAABAAAADGVuVVMAAAAGAAAAHABDAEMAMAAAWFlaIAAAAAAAAPbWAAEAAAAA0y1zZjMyAAAAAAABDD8AAAXd///zJgAAB5AAAP2S///7of///aIAAAPcAADAcVhZWiAAAAAAAABvoAAAOPIAAAOPWFlaIAAAAAAAAGKWAAC3iQAAGNpYWVogAAAAAAAAJKAAAA+FAAC2xHBhcmEAAAAAAAMAAAACZmkAAPKnAAANWQAAE9AAAApb/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZWdj/9sAQwEREhIYFRgvGhovY0I4QmNjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj/8AAEQgACAAQAwEiAAIRAQMRAf/EABUAAQEAAAAAAAAAAAAAAAAAAAAF/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAX/xAAZEQACAwEAAAAAAAAAAAAAAAAAQwWBwQb/2gAMAwEAAhEDEQA/AIqOBTnW1ozPLvD/2Q==', 'base64');
/** What the metadata say of the camera. */
export const cameraOwner = 'the owner of the camera';
/** One red frame with metadata. */
export const plainWebp = Buffer.from('UklGRjABAABXRUJQVlA4WAoAAAAIAAAABwAABwAAVlA4ICwAAACQAQCdASoIAAgAA4BaJaACdLoAA5gA/uy9j8bzea0o//rgP/nAf/OA/lYAAEVYSUbeAAAARXhpZgAASUkqAAgAAAAHABIBAwABAAAAAQAAABoBBQABAAAAYgAAABsBBQABAAAAagAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAJiCAgAYAAAAcgAAAGmHBAABAAAAigAAAAAAAAA4YwAA6AMAADhjAADoAwAAdGhlIG93bmVyIG9mIHRoZSBjYW1lcmEABgAAkAcABAAAADAyMTABkQcABAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAAAgAAAADoAQAAQAAAAgAAAAAAAAA', 'base64');
/** Red for 0.1 s, green for 0.2 s, blue for 0.3 s, twice. */
export const movingWebp = Buffer.from('UklGRrQAAABXRUJQVlA4WAoAAAACAAAABwAABwAAQU5JTQYAAAD/////AgBBTk1GKAAAAAAAAAAAAAcAAAcAAGQAAAJWUDhMDwAAAC8HwAEABxD9j/4HIqL/AQBBTk1GKAAAAAAAAAAAAAcAAAcAAMgAAABWUDhMDwAAAC8HwAEAB9D/iP4HIqL/AQBBTk1GKAAAAAAAAAAAAAcAAAcAACwBAABWUDhMDwAAAC8HwAEABxDR//4HIqL/AQA=', 'base64');

/** The chunks of a PNG, with their content. */
export const pngChunks = (png: Buffer): { type: string; content: Buffer }[] => {
  const chunks: { type: string; content: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), content: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
};

/** The chunks of a WebP, with their content. */
export const webpChunks = (webp: Buffer): { type: string; content: Buffer }[] => {
  const chunks: { type: string; content: Buffer }[] = [];
  for (let at = 12; at < webp.length; ) {
    const length = webp.readUInt32LE(at + 4);
    chunks.push({ type: webp.toString('latin1', at, at + 4), content: webp.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
};
/** How long each frame of a WebP is shown, in milliseconds, and how often all are (0: for ever). */
export const movementOf = (webp: Buffer): { delays: number[]; times: number | null } => {
  const chunks = webpChunks(webp);
  return {
    delays: chunks.filter(({ type }) => type === 'ANMF').map(({ content }) => content.readUIntLE(12, 3)),
    times: chunks.find(({ type }) => type === 'ANIM')?.content.readUInt16LE(4) ?? null,
  };
};

/** The segments of a JPEG before its points, by their marks. */
export const jpegSegments = (jpeg: Buffer): { mark: number; content: Buffer }[] => {
  const segments: { mark: number; content: Buffer }[] = [];
  for (let at = 2; ; ) {
    const mark = jpeg.readUInt16BE(at);
    const length = jpeg.readUInt16BE(at + 2);
    segments.push({ mark, content: jpeg.subarray(at + 4, at + 2 + length) });
    if (mark === 0xffda) return segments;
    at += length + 2;
  }
};

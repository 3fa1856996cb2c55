import { BytesInOrder } from './bytesInOrder.ts';
import { decodeText } from './charset.ts';

/** Properties by their number, as Outlook packs them. */
export interface MapiProperties {
  bytes(id: number): Buffer | null;
  text(id: number, charset: string | null): string | null;
}

const [unicode, string8, object, binary] = [0x1f, 0x1e, 0x0d, 0x102];
const many = 0x1000;
/** Bytes of the types of one length, padded to four. */
const fixedLengths: Readonly<Record<number, number>> = { 0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0a: 4, 0x0b: 4, 0x14: 8, 0x40: 8, 0x48: 16 };
const firstNamed = 0x8000;

const padded = (length: number): number => Math.ceil(length / 4) * 4;

const skipName = (bytes: BytesInOrder): void => {
  bytes.skip(16);
  if (bytes.uint32() === 0) bytes.skip(4);
  else bytes.skip(padded(bytes.uint32()));
};

const valueOf = (bytes: BytesInOrder): Buffer => {
  const length = bytes.uint32();
  return bytes.take(padded(length)).subarray(0, length);
};

/** The values of one property; those of a fixed length are of no interest here. */
const valuesOf = (bytes: BytesInOrder, type: number): Buffer[] => {
  const single = type & ~many;
  const fixed = fixedLengths[single];
  if (fixed === undefined && ![unicode, string8, object, binary].includes(single)) throw new RangeError(`property of the unknown type ${type}`);
  const count = fixed === undefined || type & many ? bytes.uint32() : 1;
  if (fixed !== undefined) {
    bytes.skip(count * fixed);
    return [];
  }
  // each takes four bytes at least, so a count that lies ends with the bytes
  return Array.from({ length: Math.min(count, bytes.left) }, () => valueOf(bytes));
};

export const noProperties: MapiProperties = { bytes: () => null, text: () => null };

/** Reads properties. @throws RangeError when they are broken */
export const propertiesIn = (given: Buffer): MapiProperties => {
  const found = new Map<number, { type: number; value: Buffer }>();
  const bytes = new BytesInOrder(given);
  for (let left = bytes.uint32(); left > 0; left -= 1) {
    const type = bytes.uint16();
    const id = bytes.uint16();
    if (id >= firstNamed) skipName(bytes);
    const [value] = valuesOf(bytes, type);
    if (value) found.set(id, { type: type & ~many, value });
  }
  return {
    bytes: (id) => found.get(id)?.value ?? null,
    text: (id, charset) => {
      const one = found.get(id);
      if (!one) return null;
      const text = one.type === unicode ? new TextDecoder('utf-16le').decode(one.value) : decodeText(one.value, charset).text;
      return text.replaceAll('\u0000', '') || null;
    },
  };
};

import type { TextDecoder } from 'node:util';

/** UTF-7 (RFC 2152) as text: what stands between `+` and `-` is UTF-16 in base64. */
export const decodeUtf7 = (text: string): string =>
  text.replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (_, coded: string) => {
    if (coded === '') return '+';
    const bytes = Buffer.from(coded, 'base64');
    return bytes.subarray(0, bytes.length - (bytes.length % 2)).swap16().toString('utf16le');
  });

const [escape, shiftOut, shiftIn, lineFeed] = [0x1b, 0x0e, 0x0f, 0x0a];

/** ISO-2022-KR and -CN: between shift-out and shift-in stand the characters of the eight-bit charset without their eighth bit. */
export const unshifted = (bytes: Uint8Array, eightBit: TextDecoder): string => {
  const plain: number[] = [];
  let shifted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    // a designation: ESC $ ) C
    if (byte === escape) index += 3;
    else if (byte === shiftOut || byte === shiftIn) shifted = byte === shiftOut;
    else {
      if (byte === lineFeed) shifted = false;
      plain.push(shifted && byte > 0x20 ? byte | 0x80 : byte);
    }
  }
  return eightBit.decode(Uint8Array.from(plain));
};

/** Whether a file begins with these bytes. */
export const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
const says = (bytes: Uint8Array, at: number, word: string): boolean => Buffer.from(bytes.subarray(at, at + word.length)).toString('latin1') === word;

/** The images that a browser shows and that hold no script, by their first bytes; SVG is none of them. */
export const imageTypeOf = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (says(bytes, 0, 'GIF87a') || says(bytes, 0, 'GIF89a')) return 'image/gif';
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP')) return 'image/webp';
  return null;
};

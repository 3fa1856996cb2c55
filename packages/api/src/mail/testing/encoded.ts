import { TextDecoder } from 'node:util';

const tables = new Map<string, Map<string, number>>();

const tableOf = (charset: string): Map<string, number> => {
  const known = tables.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  tables.set(charset, table);
  return table;
};

/** A text in a single-byte charset. */
export const encoded = (text: string, charset: string): Buffer =>
  Buffer.from(Array.from(text, (char) => {
    const byte = tableOf(charset).get(char);
    if (byte === undefined) throw new Error(`${char} is not in ${charset}`);
    return byte;
  }));

/** The same as characters, one for each byte, to be put into headers. */
export const rawly = (text: string, charset: string): string => encoded(text, charset).toString('latin1');

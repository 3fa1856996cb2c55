import { expect, test } from 'vitest';
import { chunkBytes, inChunks } from './chunks.ts';

async function* pieces(...lengths: number[]): AsyncGenerator<Buffer> {
  let next = 0;
  for (const length of lengths) yield Buffer.from(Array.from({ length }, () => (next = (next + 1) % 251)));
}
const all = async (source: AsyncIterable<Buffer>): Promise<Buffer[]> => {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return pieces;
};

test.each([
  [[], []],
  [[1], [1]],
  [[chunkBytes], [chunkBytes]],
  [[chunkBytes - 1, 2], [chunkBytes, 1]],
  [[3 * chunkBytes + 5], [chunkBytes, chunkBytes, chunkBytes, 5]],
  [Array.from({ length: 100 }, () => 10_000), [chunkBytes, chunkBytes, chunkBytes, 1_000_000 - 3 * chunkBytes]],
])('a stream of %j is cut into %j and loses nothing', async (given, expected) => {
  const chunks = await all(inChunks(pieces(...given)));
  expect(chunks.map(({ length }) => length)).toEqual(expected);
  expect(Buffer.concat(chunks).equals(Buffer.concat(await all(pieces(...given))))).toBe(true);
});

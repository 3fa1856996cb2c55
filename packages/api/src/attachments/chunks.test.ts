import { expect, test } from 'vitest';
import { chunkBytes, inChunks, storedBytes, type Ask } from './chunks.ts';

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

test('a span is cut out of its chunks, and no other chunk is read', async () => {
  const chunks = await all(inChunks(pieces(2 * chunkBytes + 10)));
  const whole = Buffer.concat(chunks);
  const read: number[] = [];
  const ask: Ask = async <Row>(_sql: string, [, number]: unknown[]) => {
    read.push(Number(number));
    return [{ bytes: chunks[Number(number)] }] as Row[];
  };
  const cut = async (start: number, end: number) => Buffer.concat(await all(storedBytes(ask, 'f', { start, end })));
  for (const [start, end] of [[0, 0], [chunkBytes - 1, chunkBytes], [5, 2 * chunkBytes + 9], [2 * chunkBytes, 2 * chunkBytes + 9]] as const) expect((await cut(start, end)).equals(whole.subarray(start, end + 1))).toBe(true);
  read.length = 0;
  await cut(chunkBytes, chunkBytes + 3);
  expect(read).toEqual([1]);
});

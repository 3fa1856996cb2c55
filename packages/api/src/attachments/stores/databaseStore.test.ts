import { expect, test } from 'vitest';
import { chunkBytes, inChunks, type Ask } from '../chunks.ts';
import { databaseStore } from './databaseStore.ts';

const all = async (source: AsyncIterable<Buffer>): Promise<Buffer[]> => {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return pieces;
};

test('a span is cut out of its chunks, and no other chunk is read', async () => {
  const whole = Buffer.from(Array.from({ length: 2 * chunkBytes + 10 }, (_, index) => index % 251));
  const chunks = await all(inChunks([whole]));
  const read: number[] = [];
  const ask: Ask = async <Row>(_sql: string, [, number]: unknown[]) => {
    read.push(Number(number));
    return [{ bytes: chunks[Number(number)] }] as Row[];
  };
  const cut = async (start: number, end: number) => Buffer.concat(await all(databaseStore(ask).read('f', { start, end })));
  for (const [start, end] of [[0, 0], [chunkBytes - 1, chunkBytes], [5, 2 * chunkBytes + 9], [2 * chunkBytes, 2 * chunkBytes + 9]] as const) expect((await cut(start, end)).equals(whole.subarray(start, end + 1))).toBe(true);
  read.length = 0;
  await cut(chunkBytes, chunkBytes + 3);
  expect(read).toEqual([1]);
});

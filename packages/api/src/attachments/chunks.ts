/** Small enough for memory, large enough for few round trips. Never changed: the place of a byte is worked out from it. */
export const chunkBytes = 256 * 1024;

/** Cuts a stream into chunks of one length; the last one is shorter. */
export async function* inChunks(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    waiting.push(piece);
    length += piece.length;
    if (length < chunkBytes) continue;
    const [only] = waiting;
    // a file that is there as a whole is not copied
    const whole = only && waiting.length === 1 ? Buffer.from(only.buffer, only.byteOffset, only.byteLength) : Buffer.concat(waiting);
    let start = 0;
    for (; length - start >= chunkBytes; start += chunkBytes) yield whole.subarray(start, start + chunkBytes);
    waiting = [whole.subarray(start)];
    length -= start;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** The first and the last byte of a piece of a file. */
export interface Span {
  start: number;
  end: number;
}

/** Asks the database for rows, with `$1` for values. */
export type Ask = <Row>(sql: string, values: unknown[]) => Promise<Row[]>;

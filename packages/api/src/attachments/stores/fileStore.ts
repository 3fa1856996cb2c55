import type { Span } from '../chunks.ts';

/** Stores that a file can lie in, as its row says. */
export const storeNames = ['DATABASE', 'LOCAL', 'S3'] as const;
export type StoreName = (typeof storeNames)[number];

/** Where the bytes of files lie. Rights, names and hashes are not its business, nor whether a file belongs to anybody. */
export interface FileStore {
  /**
   * Takes a file as it streams in, a piece in memory at a time. Where the stream breaks off nothing can be read under its id; `remove` takes away what is left.
   * @throws Refusal FILE_STORE_AWAY
   */
  put(file: { id: string; size: number }, bytes: AsyncIterable<Buffer>): Promise<void>;
  /** The bytes of a file from the first to the last of a span. @throws Refusal FILE_STORE_AWAY */
  read(id: string, span: Span): AsyncIterable<Buffer>;
  /** Takes a file away; harmless where there is none. @throws Refusal FILE_STORE_AWAY */
  remove(id: string): Promise<void>;
}

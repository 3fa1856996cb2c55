import { createHash } from 'node:crypto';
import { clock } from '../platform/clock.ts';
import { inChunks, type Ask } from './chunks.ts';
import { imageTypeOf } from './fileKind.ts';

/** What is known of a file when all of it has come. */
export interface KeptFile {
  fileId: string;
  size: number;
  sha256: string;
  /** The type of a safe image; null for everything else. */
  image: string | null;
}

/** Looks at a file while it comes, and throws to stop it: at its beginning, and at its length so far. */
export interface Watch {
  beginning(bytes: Buffer): void;
  length(bytes: number): void;
}

/**
 * Keeps a file as it streams in, a chunk in memory at a time. Whoever calls it outside of a transaction must take away what a
 * stopped stream left (`forgetFile`).
 */
export const keepFile = async (ask: Ask, fileId: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, watch: Watch): Promise<KeptFile> => {
  await ask('insert into stored_file (id, started_at) values ($1, $2)', [fileId, new Date(clock.now())]);
  const hash = createHash('sha256');
  let [size, number] = [0, 0];
  let image: string | null = null;
  for await (const chunk of inChunks(source)) {
    if (number === 0) {
      watch.beginning(chunk);
      image = imageTypeOf(chunk);
    }
    size += chunk.length;
    watch.length(size);
    hash.update(chunk);
    await ask('insert into file_chunk (file_id, number, bytes) values ($1, $2, $3)', [fileId, number, chunk]);
    number += 1;
  }
  return { fileId, size, sha256: hash.digest('hex'), image };
};

/** Takes a file away with all its chunks. */
export const forgetFile = async (ask: Ask, fileId: string): Promise<void> => {
  await ask('delete from stored_file where id = $1', [fileId]);
};

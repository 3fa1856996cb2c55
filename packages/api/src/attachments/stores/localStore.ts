import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from '../../platform/log.ts';
import { refusal, type Refusal } from '../../platform/refusal.ts';
import { chunkBytes, type Span } from '../chunks.ts';
import type { FileStore } from './fileStore.ts';

/** A file that has not come as a whole; nobody reads it. */
const coming = 'coming';
const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** What a power cut takes of a folder is its newest names; where a system does not know that, they are as safe as it makes them. */
const keepNames = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
};

/**
 * Files in a folder: each under its SHA-256, so that the disk alone can prove what lies there (`sha256sum`), in a folder of its own by
 * which it is found and taken away, whatever other file has the same bytes for a moment. A file gets its name when all of it is on the disk.
 */
export class LocalStore implements FileStore {
  constructor(private readonly folder: string, private readonly log: Pick<Logger, 'error'>) {}

  async put({ id, size }: { id: string; size: number }, bytes: AsyncIterable<Buffer>): Promise<void> {
    const place = this.placeOf(id);
    const file = await this.done(`put ${id}`, async () => {
      // what an attempt that was killed left of it
      await rm(place, { recursive: true, force: true });
      await mkdir(place, { recursive: true, mode: 0o700 });
      return open(path.join(place, coming), 'wx', 0o600);
    });
    try {
      const sha256 = await this.written(id, file, size, bytes);
      await this.done(`put ${id}`, async () => {
        await file.sync();
        await rename(path.join(place, coming), path.join(place, sha256));
        for (const folder of [place, path.dirname(place), this.folder]) await keepNames(folder);
      });
    } finally {
      await file.close();
    }
  }

  async *read(id: string, { start, end }: Span): AsyncGenerator<Buffer> {
    const place = this.placeOf(id);
    const name = await this.done(`read ${id}`, async () => {
      const found = (await readdir(place)).find(isHash);
      if (found === undefined) throw new Error('the file has not come as a whole');
      return found;
    });
    const stream = createReadStream(path.join(place, name), { start, end, highWaterMark: chunkBytes });
    let left = end - start + 1;
    try {
      for await (const piece of stream) {
        left -= (piece as Buffer).length;
        yield piece as Buffer;
      }
    } catch (error) {
      throw this.away(`read ${id}`, error);
    } finally {
      stream.destroy();
    }
    if (left !== 0) throw this.away(`read ${id}`, new Error(`${left} bytes of the span are missing`));
  }

  async remove(id: string): Promise<void> {
    await this.done(`remove ${id}`, () => rm(this.placeOf(id), { recursive: true, force: true }));
  }

  /** Whether a file lies here as a whole. */
  async has(id: string): Promise<boolean> {
    return (await readdir(this.placeOf(id)).catch(() => [])).some(isHash);
  }

  /** Writes what comes, and answers its SHA-256. What the bytes themselves throw goes on as it is. */
  private async written(id: string, file: FileHandle, size: number, bytes: AsyncIterable<Buffer>): Promise<string> {
    const hash = createHash('sha256');
    let came = 0;
    for await (const piece of bytes) {
      hash.update(piece);
      came += piece.length;
      await this.done(`put ${id}`, () => file.appendFile(piece));
    }
    if (came !== size) throw new Error(`${size} bytes were promised, ${came} came`);
    return hash.digest('hex');
  }

  /** By the end of the id: its beginning is the time, and would fill one folder a day. */
  private placeOf(id: string): string {
    return path.join(this.folder, id.slice(-2), id);
  }

  private async done<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.away(what, error);
    }
  }

  private away(what: string, error: unknown): Refusal {
    this.log.error({ request: what, error: error instanceof Error ? error.message : String(error) }, 'the folder of files does not do what it is asked for');
    return refusal('FILE_STORE_AWAY');
  }
}

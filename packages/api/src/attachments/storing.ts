import { createHash } from 'node:crypto';
import { clock } from '../platform/clock.ts';
import { imageTypeOf } from '../platform/file/imageType.ts';
import { newId } from '../platform/identity.ts';
import { inChunks, type Ask } from './chunks.ts';
import type { Verdict } from './scanning/verdict.ts';
import type { StoreName } from './stores/fileStore.ts';
import { chosenStore, storeNamed } from './stores/stores.ts';

/** What is known of a file when all of it has come. */
export interface KeptFile {
  fileId: string;
  size: number;
  sha256: string;
  /** The type of a safe image; null for everything else. */
  image: string | null;
}

/** Looks at a file while it comes, and throws to stop it: at its beginning, at its length so far, at each piece, and at all of it. */
export interface Watch {
  beginning(bytes: Buffer): void;
  length(bytes: number): void;
  piece(bytes: Buffer): Promise<void>;
  whole(file: Omit<KeptFile, 'fileId'>): Promise<void>;
}

/** What comes, looked at. The last piece goes on only after the whole was found good: a store has a good file as a whole, or not at all. */
export async function* watched(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, watch: Partial<Watch>, wanted: number): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  let image: string | null = null;
  let held: Buffer | null = null;
  for await (const chunk of inChunks(source)) {
    if (size === 0) {
      watch.beginning?.(chunk);
      image = imageTypeOf(chunk);
    }
    size += chunk.length;
    watch.length?.(size);
    hash.update(chunk);
    await watch.piece?.(chunk);
    // more than was announced is counted, to say so, and kept by nobody
    if (size > wanted) continue;
    if (held) yield held;
    held = chunk;
  }
  await watch.whole?.({ size, sha256: hash.digest('hex'), image });
  if (held) yield held;
}

/**
 * Keeps a file of the announced size as it streams in, a chunk in memory at a time, in the store that the settings choose.
 * Whatever stops it, nothing of it stays; what cannot be taken away at once the sweep takes.
 */
export const keepFile = async (ask: Ask, { source, size }: { source: AsyncIterable<Uint8Array>; size: number }, watch: Watch): Promise<KeptFile> => {
  const [fileId, store] = [newId(), chosenStore()];
  await ask('insert into stored_file (id, started_at, store) values ($1, $2, $3)', [fileId, new Date(clock.now()), store]);
  try {
    const known: { file?: Omit<KeptFile, 'fileId'> } = {};
    const whole: Watch['whole'] = async (file) => {
      await watch.whole(file);
      known.file = file;
    };
    await storeNamed(store, ask).put({ id: fileId, size }, watched(source, { ...watch, whole }, size));
    if (!known.file) throw new Error(`the store took the file ${fileId} before it was there`);
    return await keptOnce(ask, { fileId, ...known.file });
  } catch (error) {
    await forgetFile(ask, fileId).catch(() => undefined);
    throw error;
  }
};

const isTaken = (error: unknown): boolean => (error as { code?: string }).code === '23505';

/** Writes down what a scanner said. What it looked at and what was found stands; what it could not look at may be said again. */
export const noteVerdict = async (ask: Ask, fileId: string, verdict: Verdict | null): Promise<void> => {
  if (verdict) await ask("update stored_file set scan = $1, finding = $2 where id = $3 and (scan is null or scan in ('UNSCANNED', 'TOO_LARGE'))", [verdict.state, verdict.finding, fileId]);
};

/** The file with these bytes that is there already; for a day it is safe from the sweep, whoever else names it. */
const twinOf = async (ask: Ask, sha256: string): Promise<string | null> => {
  const [twin] = await ask<{ id: string }>('update stored_file set started_at = $1 where sha256 = $2 and leaving_at is null returning id', [new Date(clock.now()), sha256]);
  return twin?.id ?? null;
};

/** Equal bytes are kept once: of a file that is there already the fresh one goes, even when both came at the same moment. */
const keptOnce = async (ask: Ask, kept: KeptFile): Promise<KeptFile> => {
  for (;;) {
    const twin = await twinOf(ask, kept.sha256);
    if (twin) {
      await forgetFile(ask, kept.fileId).catch(() => undefined);
      return { ...kept, fileId: twin };
    }
    try {
      await ask('update stored_file set sha256 = $1, size = $2 where id = $3', [kept.sha256, kept.size, kept.fileId]);
      return kept;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
};

/**
 * Keeps a file that is in memory already, in the transaction of an act and therefore in the database; from there it is moved to the store
 * that the settings choose. So no act waits for another server.
 */
export const keepInAct = async (ask: Ask, content: Buffer): Promise<KeptFile> => {
  const file = { size: content.length, sha256: createHash('sha256').update(content).digest('hex'), image: imageTypeOf(content) };
  for (;;) {
    const twin = await twinOf(ask, file.sha256);
    if (twin) return { fileId: twin, ...file };
    const [fresh] = await ask<{ id: string }>(
      "insert into stored_file (id, started_at, store, sha256, size) values ($1, $2, 'DATABASE', $3, $4) on conflict do nothing returning id", [newId(), new Date(clock.now()), file.sha256, file.size],
    );
    if (!fresh) continue;
    await storeNamed('DATABASE', ask).put({ id: fresh.id, size: file.size }, chunked(content));
    return { fileId: fresh.id, ...file };
  }
};
async function* chunked(content: Buffer): AsyncGenerator<Buffer> {
  yield* inChunks([content]);
}

/** Takes a file away that belongs to no attachment, wherever bytes of it lie. From its first step on nobody is given it; whatever fails, the sweep takes it up. */
export const forgetFile = async (ask: Ask, fileId: string): Promise<void> => {
  await ask('update stored_file set leaving_at = $1 where id = $2 and leaving_at is null', [new Date(clock.now()), fileId]);
  const [file] = await ask<{ store: StoreName; alsoIn: StoreName | null }>('select store, also_in as "alsoIn" from stored_file where id = $1', [fileId]);
  for (const name of file ? [file.store, file.alsoIn] : []) if (name) await storeNamed(name, ask).remove(fileId);
  await ask('delete from stored_file where id = $1', [fileId]);
};

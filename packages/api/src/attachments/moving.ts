import type { Ask } from './chunks.ts';
import type { StoreName } from './stores/fileStore.ts';
import { chosenStore, storeNamed } from './stores/stores.ts';
import { watched } from './storing.ts';

interface LyingFile {
  id: string;
  sha256: string;
  size: number;
  store: StoreName;
}

/** After so many that could not be moved the others are left for the next time: their store is away. */
const mostFailures = 3;

/**
 * Moves a file: it is read at its former place until all of it is at the new one, and was found to be the same. A process that is killed
 * in between leaves a row that says where bytes may lie.
 */
const moveFile = async (ask: Ask, { id, sha256, size, store }: LyingFile, target: StoreName): Promise<void> => {
  await ask('update stored_file set also_in = $1 where id = $2', [target, id]);
  const whole = async (file: { sha256: string }): Promise<void> => {
    if (file.sha256 !== sha256) throw new Error(`the bytes of the file ${id} are not those that were kept`);
  };
  await storeNamed(target, ask).put({ id, size }, watched(storeNamed(store, ask).read(id, { start: 0, end: size - 1 }), { whole }, size));
  await ask('update stored_file set store = $1, also_in = $2 where id = $3', [target, store, id]);
  await clearFormer(ask, { id, store });
};

const clearFormer = async (ask: Ask, { id, store }: Pick<LyingFile, 'id' | 'store'>): Promise<void> => {
  await storeNamed(store, ask).remove(id);
  await ask('update stored_file set also_in = null where id = $1', [id]);
};

/** Brings files to the store that the settings choose, one at a time, for as long as `goesOn` says so; one process at a time does it. @returns how many were moved */
export const moveFiles = async (ask: Ask, { goesOn, failed }: { goesOn: () => boolean; failed: (fileId: string, error: unknown) => void }): Promise<number> => {
  const target = chosenStore();
  const failures: string[] = [];
  const attempt = async (id: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failures.push(id);
      failed(id, error);
    }
  };
  for (const { id, alsoIn } of await ask<{ id: string; alsoIn: StoreName }>('select id, also_in as "alsoIn" from stored_file where store = $1 and also_in is not null and leaving_at is null', [target])) {
    if (!goesOn() || failures.length === mostFailures) return 0;
    await attempt(id, () => clearFormer(ask, { id, store: alsoIn }));
  }
  for (let moved = 0; ; moved += 1) {
    if (!goesOn() || failures.length >= mostFailures) return moved;
    const [file] = await ask<LyingFile>(
      'select id, sha256, size, store from stored_file where store <> $1 and sha256 is not null and leaving_at is null and id <> all($2::uuid[]) order by started_at, id limit 1', [target, failures]);
    if (!file) return moved;
    const before = failures.length;
    await attempt(file.id, () => moveFile(ask, file, target));
    if (failures.length > before) moved -= 1;
  }
};

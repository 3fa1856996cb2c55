import path from 'node:path';
import type { Config } from '../../platform/config.ts';
import type { Logger } from '../../platform/log.ts';
import { refusal } from '../../platform/refusal.ts';
import type { Ask, Span } from '../chunks.ts';
import { databaseStore } from './databaseStore.ts';
import type { FileStore, StoreName } from './fileStore.ts';
import { LocalStore } from './localStore.ts';
import { S3Store } from './s3Store.ts';

const inForce: { chosen: StoreName; local: LocalStore | null; s3: FileStore | null } = { chosen: 'DATABASE', local: null, s3: null };
const names = { database: 'DATABASE', local: 'LOCAL', s3: 'S3' } as const satisfies Record<Config['fileStore'], StoreName>;

/** Takes over the settings when the desk starts. A store that is set and not chosen is still read from. */
export const useStores = ({ fileStore, s3, dataDir }: Pick<Config, 'fileStore' | 's3' | 'dataDir'>, log: Logger): void => {
  inForce.chosen = names[fileStore];
  inForce.local = new LocalStore(path.join(dataDir, 'files'), log);
  inForce.s3 = s3 ? new S3Store(s3, log) : null;
};

/** Says in the log when files lie in the folder of another DATA_DIR, or of another machine: nobody can read them here. */
export const lookForLocalFiles = async (ask: Ask, log: Logger): Promise<void> => {
  const [newest] = await ask<{ id: string }>("select id from stored_file where store = 'LOCAL' and sha256 is not null and leaving_at is null order by started_at desc limit 1", []);
  if (newest && !(await inForce.local?.has(newest.id))) log.error({ fileId: newest.id }, 'files of this desk do not lie in the folder files of this DATA_DIR: all processes need the same folder, or FILE_STORE=database or s3 (docs/files.md); after a backup was restored the folder has to be restored too');
};

/** Where files are to lie. */
export const chosenStore = (): StoreName => inForce.chosen;

/** A store by the name that a file's row bears. @throws Refusal FILE_STORE_AWAY when its settings are gone */
export const storeNamed = (name: StoreName, ask: Ask): FileStore => {
  if (name === 'DATABASE') return databaseStore(ask);
  if (name === 'LOCAL' && inForce.local) return inForce.local;
  if (name === 'LOCAL' || !inForce.s3) throw refusal('FILE_STORE_AWAY');
  return inForce.s3;
};

const storeOf = async (ask: Ask, fileId: string): Promise<StoreName> => {
  const [file] = await ask<{ store: StoreName }>('select store from stored_file where id = $1', [fileId]);
  if (!file) throw new Error(`the file ${fileId} is not there`);
  return file.store;
};

/** The bytes of a file wherever it lies, a piece at a time; with a span only those. One that is moved meanwhile is read on at its new place. */
export async function* storedBytes(ask: Ask, fileId: string, { start, end }: Span): AsyncGenerator<Buffer> {
  for (let [at, name] = [start, await storeOf(ask, fileId)]; ; ) {
    try {
      for await (const piece of storeNamed(name, ask).read(fileId, { start: at, end })) {
        at += piece.length;
        yield piece;
      }
      return;
    } catch (error) {
      const now = await storeOf(ask, fileId);
      if (now === name) throw error;
      name = now;
    }
  }
}

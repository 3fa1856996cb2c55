import type { Config } from '../../platform/config.ts';
import type { Logger } from '../../platform/log.ts';
import { refusal } from '../../platform/refusal.ts';
import type { Ask, Span } from '../chunks.ts';
import { databaseStore } from './databaseStore.ts';
import type { FileStore, StoreName } from './fileStore.ts';
import { S3Store } from './s3Store.ts';

const inForce: { chosen: StoreName; s3: FileStore | null } = { chosen: 'DATABASE', s3: null };

/** Takes over the settings when the desk starts. A store that is set and not chosen is still read from. */
export const useStores = ({ fileStore, s3 }: Pick<Config, 'fileStore' | 's3'>, log: Logger): void => {
  inForce.chosen = fileStore === 's3' ? 'S3' : 'DATABASE';
  inForce.s3 = s3 ? new S3Store(s3, log) : null;
};

/** Where files are to lie. */
export const chosenStore = (): StoreName => inForce.chosen;

/** A store by the name that a file's row bears. @throws Refusal FILE_STORE_AWAY when its settings are gone */
export const storeNamed = (name: StoreName, ask: Ask): FileStore => {
  if (name === 'DATABASE') return databaseStore(ask);
  if (!inForce.s3) throw refusal('FILE_STORE_AWAY');
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

import { chunkBytes, type Ask } from '../chunks.ts';
import type { FileStore } from './fileStore.ts';

/** Files in the database, in rows of one chunk: every process and every backup has them, and an act can keep one in its own transaction. */
export const databaseStore = (ask: Ask): FileStore => ({
  put: async ({ id }, bytes) => {
    // what an attempt that was killed left of it
    await ask('delete from file_chunk where file_id = $1', [id]);
    let number = 0;
    for await (const chunk of bytes) {
      await ask('insert into file_chunk (file_id, number, bytes) values ($1, $2, $3)', [id, number, chunk]);
      number += 1;
    }
  },
  read: async function* (id, { start, end }) {
    for (let number = Math.floor(start / chunkBytes); number * chunkBytes <= end; number += 1) {
      const [row] = await ask<{ bytes: Buffer }>('select bytes from file_chunk where file_id = $1 and number = $2', [id, number]);
      if (!row) throw new Error(`chunk ${number} of the file ${id} is not there`);
      const offset = number * chunkBytes;
      yield row.bytes.subarray(Math.max(start - offset, 0), end - offset + 1);
    }
  },
  remove: async (id) => {
    await ask('delete from file_chunk where file_id = $1', [id]);
  },
});

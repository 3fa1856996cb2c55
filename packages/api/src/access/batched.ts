import DataLoader from 'dataloader';
import type { Context } from './context.ts';

const largestBatch = 200;

/**
 * What many rows of one answer ask for, in one query: collects the ids of the rows and reads for all of them.
 * `kind` tells the loaders of an operation apart; a selection is the same object for the same document, so it may be the kind.
 */
export const batched = <Value>(context: Context, kind: object, id: string, read: (ids: string[]) => Promise<ReadonlyMap<string, Value>>): Promise<Value | undefined> => {
  const known = context.loaders.get(kind) as DataLoader<string, Value | undefined> | undefined;
  if (known) return known.load(id);
  const loader = new DataLoader<string, Value | undefined>(
    async (ids) => {
      const values = await read([...new Set(ids)]);
      return ids.map((one) => values.get(one));
    },
    // a subscription keeps its context for long: what was read once may have changed
    { cache: false, maxBatchSize: largestBatch },
  );
  context.loaders.set(kind, loader);
  return loader.load(id);
};

import { rebuildIndex } from '../search/following.ts';
import { usageExitCode } from './usage.ts';
import { withSystem } from './withSystem.ts';

/** `search:rebuild`: prints one line of JSON with the number of documents. */
export const rebuildSearch = async (args: readonly string[]): Promise<number> => {
  if (args.length > 0) {
    console.error('search:rebuild takes no arguments.');
    return usageExitCode;
  }
  return withSystem(async ({ pool }) => {
    console.log(JSON.stringify({ documents: await rebuildIndex(pool) }));
    return 0;
  });
};

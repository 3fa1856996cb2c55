import { ingestFile } from './ingestFile.ts';
import { usageExitCode } from './usage.ts';
import { withSystem } from './withSystem.ts';

const failed: ReadonlySet<string> = new Set(['FILE_NOT_READ', 'PENDING']);

/** `mail:ingest FILE…`: exit code 1 when any letter could not be taken. */
export const ingestMail = async (files: readonly string[]): Promise<number> => {
  if (files.length === 0) {
    console.error('mail:ingest needs the names of .eml files, mbox files or folders.');
    return usageExitCode;
  }
  return withSystem(async (system) => {
    let exitCode = 0;
    for (const file of files) {
      for await (const ingested of ingestFile(system, file)) {
        if (failed.has(ingested.outcome)) exitCode = 1;
        console.log(JSON.stringify(ingested));
      }
    }
    return exitCode;
  });
};

import { accessSync, constants, mkdirSync } from 'node:fs';
import { ExitCode, OperationalFault } from './fault.ts';

/**
 * Makes DATA_DIR and proves that it can be written.
 * @throws OperationalFault (73) when it cannot
 */
export function openDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new OperationalFault(
      `The data folder ${dataDir} cannot be written: give this user the right to it, or choose another with DATA_DIR.`,
      ExitCode.cannotWrite,
      { cause: error },
    );
  }
}

import type { Ask } from '../chunks.ts';
import { scannerAway } from './scanner.ts';
import { lockOf, type Verdict } from './verdict.ts';

/** §4.5: refuses to give out what a scanner found something in, and what it has yet to look at where the desk waits for it. @throws Refusal FILE_INFECTED, FILE_CHECK_AWAY */
export const requireScanned = async (ask: Ask, { fileId, fileName }: { fileId: string; fileName: string }): Promise<void> => {
  const [verdict] = await ask<Verdict>('select scan as state, finding from stored_file where id = $1 and scan is not null', [fileId]);
  const refused = lockOf(verdict ?? null, fileName, scannerAway());
  if (refused) throw refused;
};

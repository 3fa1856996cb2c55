import type { Ask } from '../chunks.ts';
import { noteVerdict } from '../storing.ts';
import { storedBytes } from '../stores/stores.ts';
import { hasScanner, scanned } from './scanner.ts';

/** Looks at files that were taken while the scanner was away, the eldest first, for as long as `goesOn` says so. @returns whether some still wait */
export const rescanFiles = async (ask: Ask, { goesOn, found }: { goesOn: () => boolean; found: (fileId: string, finding: string | null) => void }): Promise<boolean> => {
  if (!hasScanner()) return false;
  for (;;) {
    const [file] = await ask<{ id: string; size: number }>("select id, size from stored_file where scan = 'UNSCANNED' and leaving_at is null and size is not null order by started_at, id limit 1", []);
    if (!file) return false;
    if (!goesOn()) return true;
    const verdict = await scanned(storedBytes(ask, file.id, { start: 0, end: file.size - 1 }));
    if (!verdict || verdict.state === 'UNSCANNED') return true;
    await noteVerdict(ask, file.id, verdict);
    if (verdict.state === 'INFECTED') found(file.id, verdict.finding);
  }
};

import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The PostgreSQL that runs on a folder, as its `postmaster.pid` tells. */
export type RunningPostmaster = { pid: number; socketFolder: string };

const fileOf = (folder: string) => path.join(folder, 'postmaster.pid');

/** Lines of `postmaster.pid`: process id, data folder, start, port, socket folder, address, shared memory, status. */
function linesOf(folder: string): string[] | undefined {
  try {
    return readFileSync(fileOf(folder), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/** The living PostgreSQL of the folder, no matter who started it; undefined when there is none. */
export function runningPostmaster(folder: string): RunningPostmaster | undefined {
  const lines = linesOf(folder);
  const pid = Number(lines?.[0]);
  if (lines === undefined || !isPostmaster(pid, folder)) return undefined;
  return { pid, socketFolder: lines[4] ?? '' };
}

/**
 * Frees a folder whose `postmaster.pid` names a process that exists but is not its PostgreSQL any more: a zombie that nobody
 * collected, or a stranger with the same number after a restart of the machine. PostgreSQL itself would refuse to start.
 * The rest of the file stays, because with it PostgreSQL sees whether orphaned children still use the memory.
 */
export function disownStaleFile(folder: string): void {
  const lines = linesOf(folder);
  const pid = Number(lines?.[0]);
  if (lines === undefined || !isAlive(pid) || isPostmaster(pid, folder)) return;
  // The number of a server's own parent is the one that PostgreSQL takes for a leftover.
  writeFileSync(fileOf(folder), [String(process.pid), ...lines.slice(1)].join('\n'));
}

/** True when a process with this id exists, be it only as a zombie. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** PostgreSQL works inside its data folder, which tells it from any other process; a zombie works nowhere. */
function isPostmaster(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES';
  }
}

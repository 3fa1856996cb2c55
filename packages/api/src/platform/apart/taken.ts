import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** What a pattern finds in a file that Linux keeps of a process; null elsewhere, and when the process is gone. */
const toldBy = (pid: number | undefined, file: string, pattern: RegExp): readonly string[] | null => {
  if (pid === undefined) return null;
  try {
    return pattern.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
  } catch {
    return null;
  }
};

/** Memory that a process holds, its heap and everything beside it; null where the system does not tell. */
export const residentBytesOf = (pid: number | undefined): number | null => {
  const found = toldBy(pid, 'status', /^VmRSS:\s+(\d+) kB$/m);
  return found && Number(found[1]) * 1024;
};

/** Processor time that a process has taken with all its threads; null where the system does not tell. */
export const processorSecondsOf = (pid: number | undefined): number | null => {
  const found = toldBy(pid, 'stat', /\) \S+(?: \S+){10} (\d+) (\d+)/);
  return found && (Number(found[1]) + Number(found[2])) / ticksPerSecond;
};

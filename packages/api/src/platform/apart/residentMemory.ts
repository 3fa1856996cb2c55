import { readFileSync } from 'node:fs';

/** Memory that a process holds, its heap and everything beside it, as Linux tells; null elsewhere, and when the process is gone. */
export const residentBytesOf = (pid: number | undefined): number | null => {
  if (pid === undefined) return null;
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
};

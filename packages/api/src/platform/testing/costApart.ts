import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { processorSecondsOf } from '../apart/taken.ts';

const ticksPerSecond = 100;

/** A field of a file that the system keeps of a process; 0 when it is gone. */
const lookUp = (file: string, pattern: RegExp): number => {
  try {
    return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};
const peakOf = (pid: number | string): number => lookUp(`/proc/${pid}/status`, /VmHWM:\s+(\d+)/) / 1024;
/** Processor time of the thread that a process began with: what else the machine does is left out, and what a garbage collector does beside it. */
const secondsOf = (pid: string): number => {
  const file = `/proc/${pid}/task/${pid}/stat`;
  return (lookUp(file, /\) \S+(?: \S+){10} (\d+)/) + lookUp(file, /\) \S+(?: \S+){11} (\d+)/)) / ticksPerSecond;
};
const children = (): string[] => (existsSync('/proc/self/task') ? readdirSync('/proc/self/task') : []).flatMap((thread) => {
  try {
    return readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
});

export interface CostApart {
  /** Processor time of all of them. */
  seconds: number;
  /** The same with all their threads. */
  secondsOfAllThreads: number;
  /** The most memory of one of them. */
  megabytes: number;
  /** By how much the process that asked them grew. */
  ownMegabytes: number;
}

/** What it costs to have something done by processes apart. Linux tells; elsewhere it costs nothing. */
export const costOf = async (act: () => Promise<unknown>): Promise<CostApart> => {
  const allSecondsOf = (pid: string): number => processorSecondsOf(Number(pid)) ?? 0;
  const before = new Map(children().map((pid) => [pid, { one: secondsOf(pid), all: allSecondsOf(pid) }]));
  const ownBefore = process.memoryUsage.rss();
  const [peaks, times, allTimes] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  let own = ownBefore;
  const look = (): void => {
    own = Math.max(own, process.memoryUsage.rss());
    for (const pid of children()) {
      peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakOf(pid)));
      times.set(pid, Math.max(times.get(pid) ?? 0, secondsOf(pid) - (before.get(pid)?.one ?? 0)));
      allTimes.set(pid, Math.max(allTimes.get(pid) ?? 0, allSecondsOf(pid) - (before.get(pid)?.all ?? 0)));
    }
  };
  const looking = setInterval(look, 20);
  await act().finally(() => {
    look();
    clearInterval(looking);
  });
  const sum = (all: Iterable<number>): number => [...all].reduce((one, another) => one + another, 0);
  return { seconds: sum(times.values()), secondsOfAllThreads: sum(allTimes.values()), megabytes: Math.max(0, ...peaks.values()), ownMegabytes: (own - ownBefore) / 1024 ** 2 };
};

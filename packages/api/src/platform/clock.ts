/**
 * The one place that reads the time. Everything else takes an instant as a value.
 * Instants are milliseconds since the Unix epoch.
 */
export interface Clock {
  /** The present instant. */
  now(): number;
  /** Calls `wake` once the clock has reached `at`; the returned function takes that back. */
  wakeAt(at: number, wake: () => Promise<void>): () => void;
}

/** A clock that stands still until it is told the time: for end-to-end tests. */
export interface CommandedClock extends Clock {
  /** Moves the clock and waits until everybody who was due has finished. Set back, it wakes everybody: they reckoned from a later present. */
  set(to: number): Promise<void>;
}

/** Timers of Node hold 31 bits of milliseconds; longer waits go in steps. */
const longestTimerMilliseconds = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt(at, wake) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const wait = at - Date.now();
      timer = setTimeout(() => (at <= Date.now() ? void wake() : arm()), Math.min(Math.max(wait, 0), longestTimerMilliseconds));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  },
};

export const commandedClock = (start: number): CommandedClock => {
  let present = start;
  const waiting = new Set<{ at: number; wake: () => Promise<void> }>();
  const nextDue = () => [...waiting].filter((one) => one.at <= present).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => present,
    wakeAt(at, wake) {
      const one = { at, wake };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    async set(to) {
      const reckonedLater = to < present ? [...waiting] : [];
      present = to;
      for (const one of reckonedLater) if (waiting.delete(one)) await one.wake();
      for (let one = nextDue(); one; one = nextDue()) {
        waiting.delete(one);
        await one.wake();
      }
    },
  };
};

let current: Clock = systemClock;

/** The clock of this process. */
export const clock: Clock = {
  now: () => current.now(),
  wakeAt: (at, wake) => current.wakeAt(at, wake),
};

/** Puts the process on a commanded clock, starting at the real present; only `--test-clock` does this. */
export const commandClock = (): CommandedClock => {
  const commanded = commandedClock(current.now());
  current = commanded;
  return commanded;
};

/** The commanded clock if this process runs on one. */
export const commandedClockOf = (): CommandedClock | null => ('set' in current ? (current as CommandedClock) : null);

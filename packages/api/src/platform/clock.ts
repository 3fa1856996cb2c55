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
  /** Moves the clock and waits until everybody who was due, or still awake, has finished. Set back, it wakes everybody: they reckoned from a later present. */
  set(to: number): Promise<void>;
}

/** What a machine knows of the time by itself. */
export interface MachineTime {
  /** The clock of the machine, which may be wrong and may step. Epoch milliseconds. */
  wall(): number;
  /** Runs evenly and never steps; milliseconds since some moment. */
  elapsed(): number;
}

/** A clock that runs by itself and can be put right. */
export interface RunningClock extends Clock {
  /**
   * The present is `zeroAt` plus what has elapsed from here on. Alarms keep their instants. Set back by more than a moment, it wakes
   * everybody: they reckoned from a later present.
   */
  correct(zeroAt: number): void;
}

/** Whom a clock wakes, and when. */
interface Alarm {
  at: number;
  wake: () => Promise<void>;
}

/** Timers of Node hold 31 bits of milliseconds; longer waits go in steps. */
const longestTimerMilliseconds = 2 ** 31 - 1;
const momentMilliseconds = 1000;

let skewMilliseconds = 0;
/** The machine that this process runs on. */
export const machineTime: MachineTime = {
  wall: () => Date.now() + skewMilliseconds,
  elapsed: () => performance.now(),
};

/** Makes the clock of the machine wrong; only `--test-clock-skew` does this. */
export const skewMachineTime = (seconds: number): void => {
  skewMilliseconds = seconds * 1000;
};

/** Follows the clock of the machine until it is put right, and from then on only what has elapsed. */
export const runningClock = (machine: MachineTime): RunningClock => {
  interface TimedAlarm extends Alarm {
    timer?: NodeJS.Timeout;
  }
  let zeroAt: number | null = null;
  const waiting = new Set<TimedAlarm>();
  const now = (): number => (zeroAt === null ? machine.wall() : Math.floor(zeroAt + machine.elapsed()));
  const takeBack = (alarm: TimedAlarm): void => {
    clearTimeout(alarm.timer);
    waiting.delete(alarm);
  };
  const ring = (alarm: TimedAlarm): void => {
    takeBack(alarm);
    void alarm.wake();
  };
  const arm = (alarm: TimedAlarm): void => {
    clearTimeout(alarm.timer);
    const wait = Math.min(Math.max(alarm.at - now(), 0), longestTimerMilliseconds);
    alarm.timer = setTimeout(() => (alarm.at <= now() ? ring(alarm) : arm(alarm)), wait);
    alarm.timer.unref();
  };
  return {
    now,
    wakeAt(at, wake) {
      const alarm: TimedAlarm = { at, wake };
      waiting.add(alarm);
      arm(alarm);
      return () => takeBack(alarm);
    },
    correct(to) {
      const before = now();
      zeroAt = to;
      const isSetBack = now() < before - momentMilliseconds;
      // chosen before anybody is woken: whoever wakes may wait anew
      const due = [...waiting].filter(({ at }) => isSetBack || at <= now());
      for (const alarm of waiting) arm(alarm);
      for (const alarm of due) ring(alarm);
    },
  };
};

/** The clock of a process that nobody commands. */
export const systemClock = runningClock(machineTime);

export const commandedClock = (start: number): CommandedClock => {
  let present = start;
  const waiting = new Set<Alarm>();
  /** Whoever was woken and has not finished. */
  const awake = new Set<Promise<void>>();
  const nextDue = () => [...waiting].filter((one) => one.at <= present).toSorted((a, b) => a.at - b.at)[0];
  const ring = async (one: Alarm): Promise<void> => {
    if (!waiting.delete(one)) return;
    const finished = one.wake();
    awake.add(finished);
    try {
      await finished;
    } finally {
      awake.delete(finished);
    }
  };
  return {
    now: () => present,
    wakeAt(at, wake) {
      const one: Alarm = { at, wake };
      waiting.add(one);
      // whoever reckons from before a jump asks for what is past by now: it comes at once, as by any clock
      if (at <= present) queueMicrotask(() => void ring(one));
      return () => waiting.delete(one);
    },
    async set(to) {
      const reckonedLater = to < present ? [...waiting] : [];
      present = to;
      for (const one of reckonedLater) await ring(one);
      for (let one = nextDue(); one || awake.size > 0; one = nextDue()) {
        if (one) await ring(one);
        else await Promise.all(awake);
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

/** Puts the process on a commanded clock, starting at the present of its machine; only `--test-clock` does this. */
export const commandClock = (): CommandedClock => {
  const commanded = commandedClock(current.now());
  current = commanded;
  return commanded;
};

/** Takes the process off its commanded clock: tests of one process follow each other, and each begins at the present. */
export const followMachineTime = (): void => {
  current = systemClock;
};

/** The commanded clock if this process runs on one. */
export const commandedClockOf = (): CommandedClock | null => ('set' in current ? (current as CommandedClock) : null);

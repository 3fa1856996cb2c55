import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { machineTime, runningClock } from './clock.ts';
import { DatabaseClock } from './databaseClock.ts';

const hour = 3_600_000;
const noon = Date.parse('2026-11-24T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
});
afterEach(() => {
  vi.useRealTimers();
});

const takes = async (milliseconds: number): Promise<void> => {
  // a question that a timer asks may not move the timers itself
  if (milliseconds > 0) await vi.advanceTimersByTimeAsync(milliseconds);
};

/** A process whose machine says `noon`, and a database whose clock is ahead of it by `ahead` milliseconds. */
const processBeside = (ahead: number) => {
  const began = machineTime.elapsed();
  const database = { zeroAt: noon + ahead - began, isAway: false, thereMilliseconds: 0, backMilliseconds: 0 };
  const clock = runningClock(machineTime);
  const warnings: number[] = [];
  const follower = new DatabaseClock({
    machine: machineTime,
    clock,
    warn: (milliseconds) => void warnings.push(Math.round(milliseconds)),
    read: async () => {
      if (database.isAway) throw new Error('the database is away');
      const askedAt = machineTime.elapsed();
      await takes(database.thereMilliseconds);
      const instant = database.zeroAt + machineTime.elapsed();
      await takes(database.backMilliseconds);
      return { instant, askedAt, answeredAt: machineTime.elapsed() };
    },
  });
  /** How far the process is from the database, milliseconds. */
  const error = (): number => clock.now() - Math.floor(database.zeroAt + machineTime.elapsed());
  return { database, clock, follower, warnings, error };
};

describe('the clock of a process', () => {
  it('is the machine’s, wrong as it may be, until the database was asked', async () => {
    const { follower, error } = processBeside(-hour);
    expect(error()).toBe(hour);
    await follower.start();
    expect(error()).toBe(0);
    await follower.stop();
  });

  it.each([hour, -hour])('stays the database’s when the machine’s steps by %d ms', async (step) => {
    const { follower, error } = processBeside(0);
    await follower.start();
    vi.setSystemTime(noon + step);
    expect(Date.now()).toBe(noon + step);
    expect(error()).toBe(0);
    await follower.stop();
  });

  it('goes along within ten seconds when the database’s own steps', async () => {
    const { database, follower, error } = processBeside(0);
    await follower.start();
    database.zeroAt += 5000;
    await vi.advanceTimersByTimeAsync(9999);
    expect(error()).toBe(-5000);
    await vi.advanceTimersByTimeAsync(1);
    expect(error()).toBe(0);
    await follower.stop();
  });

  it('runs on while the database is away, and is put right when it is back', async () => {
    const { database, follower, error } = processBeside(hour);
    await follower.start();
    database.isAway = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(error()).toBe(0);
    Object.assign(database, { isAway: false, zeroAt: database.zeroAt + 700 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(error()).toBe(0);
    await follower.stop();
  });

  it('does not start without the database', async () => {
    const { database, follower } = processBeside(0);
    database.isAway = true;
    await expect(follower.start()).rejects.toThrow('the database is away');
  });

  it('is off by half of a slow answer at most, a quick one mends that, and the next slow one leaves it alone', async () => {
    const { database, follower, error } = processBeside(0);
    database.thereMilliseconds = 400;
    await follower.measure();
    expect(error()).toBe(200);
    database.thereMilliseconds = 2;
    await follower.measure();
    expect(Math.abs(error())).toBeLessThanOrEqual(1);
    const before = error();
    Object.assign(database, { thereMilliseconds: 10, backMilliseconds: 900 });
    await follower.measure();
    expect(error()).toBe(before);
  });
});

describe('alarms', () => {
  it('of a machine that is an hour ahead wait for the database’s instant', async () => {
    const { clock, follower } = processBeside(-hour);
    const woken: number[] = [];
    clock.wakeAt(noon + 1000, async () => void woken.push(clock.now()));
    await follower.start();
    // the clock was set back: whoever waits looks again, and waits anew
    expect(woken).toEqual([noon - hour]);
    clock.wakeAt(noon - hour + 1000, async () => void woken.push(clock.now()));
    await vi.advanceTimersByTimeAsync(999);
    expect(woken).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(woken).toEqual([noon - hour, noon - hour + 1000]);
    await follower.stop();
  });

  it('that wait while the clock is set on ring when the new present reaches them', async () => {
    const { database, clock, follower } = processBeside(0);
    await follower.start();
    const woken: number[] = [];
    clock.wakeAt(noon + hour, async () => void woken.push(clock.now()));
    clock.wakeAt(noon + hour + 12_000, async () => void woken.push(clock.now()));
    database.zeroAt += hour;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(woken).toEqual([noon + hour + 10_000]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(woken).toEqual([noon + hour + 10_000, noon + hour + 12_000]);
    await follower.stop();
  });

  it('neither ring early nor twice when the clock is set back by a moment', async () => {
    const { database, clock, follower } = processBeside(0);
    await follower.start();
    const woken: number[] = [];
    clock.wakeAt(noon + 11_000, async () => void woken.push(clock.now()));
    database.zeroAt -= 500;
    await vi.advanceTimersByTimeAsync(11_499);
    expect(woken).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(woken).toEqual([noon + 11_000]);
    await follower.stop();
  });

  it('that were taken back stay silent when the clock is set back or on', async () => {
    const { database, clock, follower } = processBeside(0);
    await follower.start();
    const woken: number[] = [];
    clock.wakeAt(noon + 15_000, async () => void woken.push(1))();
    for (const step of [hour, -2 * hour]) {
      database.zeroAt += step;
      await follower.measure();
    }
    await vi.advanceTimersByTimeAsync(3 * hour);
    expect(woken).toEqual([]);
    await follower.stop();
  });
});

describe('a warning', () => {
  it('is given once while the machine is wrong by more than two seconds, and anew when it goes wrong again', async () => {
    const { follower, warnings } = processBeside(-hour);
    await follower.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(warnings).toEqual([hour]);
    vi.setSystemTime(Date.now() - hour);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.setSystemTime(Date.now() - 3000);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(warnings).toEqual([hour, -3000]);
    await follower.stop();
  });

  it('is spared for two seconds or less', async () => {
    const { follower, warnings } = processBeside(2000);
    await follower.start();
    expect(warnings).toEqual([]);
    await follower.stop();
  });
});

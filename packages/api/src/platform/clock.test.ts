import { expect, it, vi } from 'vitest';
import { commandedClock } from './clock.ts';

it('a commanded clock wakes those who are due in the order of their instants, before it answers', async () => {
  const clock = commandedClock(0);
  const woken: number[] = [];
  for (const at of [30, 10, 20, 40]) clock.wakeAt(at, async () => void woken.push(at));
  await clock.set(30);
  expect(woken).toEqual([10, 20, 30]);
  expect(clock.now()).toBe(30);
});

it('whoever is woken may be woken again on the same way', async () => {
  const clock = commandedClock(0);
  const woken: number[] = [];
  const wake = async (): Promise<void> => {
    woken.push(clock.now());
    if (woken.length < 3) clock.wakeAt(clock.now(), wake);
  };
  clock.wakeAt(10, wake);
  await clock.set(15);
  expect(woken).toEqual([15, 15, 15]);
});

it('an alarm that was taken back wakes nobody', async () => {
  const clock = commandedClock(0);
  const woken: number[] = [];
  const takeBack = clock.wakeAt(10, async () => void woken.push(10));
  takeBack();
  await clock.set(20);
  expect(woken).toEqual([]);
});

it('set back, it wakes everybody once, so that they reckon from the new present', async () => {
  const clock = commandedClock(1000);
  const looks: number[] = [];
  const look = async (): Promise<void> => {
    looks.push(clock.now());
    clock.wakeAt(clock.now() + 15, look);
  };
  clock.wakeAt(1015, look);
  await clock.set(100);
  await clock.set(115);
  expect(looks).toEqual([100, 115]);
});

it('a commanded clock wakes at once whoever asks for what is past', async () => {
  const clock = commandedClock(1000);
  await new Promise<void>((resolve) => {
    clock.wakeAt(999, async () => resolve());
  });
  const woken = vi.fn(async () => undefined);
  clock.wakeAt(1000, woken)();
  await clock.set(1000);
  expect(woken).not.toHaveBeenCalled();
});

it('a jump also waits for whoever it finds awake', async () => {
  const clock = commandedClock(1000);
  const { promise, resolve } = Promise.withResolvers<void>();
  // comes at once, and takes its time
  clock.wakeAt(999, () => promise);
  await Promise.resolve();
  let isOver = false;
  const jump = clock.set(2000).then(() => { isOver = true; });
  await new Promise<void>((settled) => { setImmediate(settled); });
  expect(isOver).toBe(false);
  resolve();
  await jump;
  expect(isOver).toBe(true);
});

import { expect, test } from 'vitest';
import { LastWords } from './lastWord.ts';

const settled = async (promise: Promise<void>): Promise<boolean> => {
  let isSettled = false;
  void promise.then(() => { isSettled = true; });
  for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
  return isSettled;
};

test('one letter at a time has the last word, in the order in which they ask; asking twice is asking once', async () => {
  const words = new LastWords();
  const [first, second, third] = [words.next(), words.next(), words.next()];
  await first.take();
  await first.take();
  const [waits, after] = [second.take(), third.take()];
  expect([await settled(waits), await settled(after)]).toEqual([false, false]);
  first.leave();
  await waits;
  expect(await settled(after)).toBe(false);
  second.leave();
  await after;
});

test('whoever leaves while waiting lets nobody in before the one that has it, and whoever never asked holds nobody up', async () => {
  const words = new LastWords();
  const [first, second, third, silent] = [words.next(), words.next(), words.next(), words.next()];
  silent.leave();
  await first.take();
  void second.take();
  const waits = third.take();
  second.leave();
  expect(await settled(waits)).toBe(false);
  first.leave();
  await waits;
});

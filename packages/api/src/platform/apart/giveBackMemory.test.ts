import { expect, test } from 'vitest';
import { giveBackMemory } from './giveBackMemory.ts';

test('bytes that have their memory to themselves are gone at once, and a second time does nothing', () => {
  const bytes = Buffer.allocUnsafeSlow(10_000_000);
  const before = process.memoryUsage().arrayBuffers;
  giveBackMemory(bytes);
  giveBackMemory(bytes);
  expect(bytes).toHaveLength(0);
  expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThanOrEqual(10_000_000);
});

test('bytes that lie in memory with others keep it', () => {
  const whole = Buffer.from('one two');
  const [one, two] = [whole.subarray(0, 3), whole.subarray(4)];
  giveBackMemory(one);
  expect(`${one.toString()} ${two.toString()}`).toBe('one two');
});
